using System.CommandLine;
using TraceEngine.Access.Enterprises;
using TraceEngine.Host.Data;

namespace TraceEngine.Host.Commands;

/// <summary><c>keys strictness</c>: how an enterprise's unregistered codes and products are treated.</summary>
internal static class KeysStrictnessCommand
{
    private static readonly Option<string> EnterpriseCode = new("--enterprise")
    {
        Description = "统一社会信用代码 / unified social credit code",
        HelpName = "CREDITCODE",
        Required = true,
    };

    private static readonly Argument<string?> Strictness = new("STRICTNESS")
    {
        Description = "strict 拒收未登记、未激活的码，open 接收并标记；省略则显示当前值 / strict refuses codes and products that nobody "
            + "registered or activated, open takes and flags them; without it the present one is shown",
        HelpName = string.Join('|', StrictnessNames.All),
        Arity = ArgumentArity.ZeroOrOne,
    };

    public static Command Create()
    {
        var command = new Command(
            "strictness",
            """
            查看或设置企业的校验严格程度 / Shows or sets how strictly an enterprise's reports are checked.

            Examples:
              trace keys strictness --enterprise 91110000600001760P
              trace keys strictness --enterprise 91110000600001760P open
            """)
        {
            EnterpriseCode, Strictness,
        };
        var data = DataOptions.AddTo(command);
        command.SetAction((result, ct) =>
            RunAsync(result.GetRequiredValue(EnterpriseCode), result.GetValue(Strictness), data.Read(result), ct));
        return command;
    }

    private static async Task<int> RunAsync(string creditCode, string? name, DataLocation location, CancellationToken ct)
    {
        // A typing error is told before a database is started for it.
        var wanted = name is null ? default(Access.Enterprises.Strictness?) : StrictnessNames.Parse(name);
        await using var access = await AccessSession.OpenAsync(location, ct);
        var enterprise = await access.Enterprises.FindAsync(creditCode, ct) ?? throw CommandException.Operating(
            $"企业 {creditCode} 尚未登记，请先执行 trace keys create / enterprise {creditCode} is not registered: use trace keys create");
        if (wanted is { } strictness)
        {
            await access.Settings.SetStrictnessAsync(enterprise, strictness, AccessSession.Actor, ct);
        }

        var now = await access.Settings.GetStrictnessAsync(enterprise.EnterpriseId, ct);
        Console.WriteLine($"{enterprise.CreditCode}  {enterprise.Name}  {now.ToStoredName()}");
        return 0;
    }
}
