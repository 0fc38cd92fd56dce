using System.CommandLine;
using TraceEngine.Access;
using TraceEngine.Access.Enterprises;
using TraceEngine.Host.Data;
using TraceEngine.Host.Profiles;

namespace TraceEngine.Host.Commands;

/// <summary><c>keys create</c>: registers the enterprise when it is new, issues a key, writes the profile.</summary>
internal static class KeysCreateCommand
{
    private static readonly Option<string> EnterpriseCode = new("--enterprise")
    {
        Description = "统一社会信用代码 / unified social credit code",
        HelpName = "CREDITCODE",
        Required = true,
    };

    private static readonly Option<string?> EnterpriseName = new("--name")
    {
        Description = "企业名称，新企业必填 / name of the enterprise, required for a new one",
    };

    private static readonly Option<string[]> Roles = new("--role")
    {
        Description = $"角色，可多次给出，新企业必填 / role, may be repeated, required for a new one: {string.Join(", ", RoleNames.All)}",
        AllowMultipleArgumentsPerToken = true,
    };

    private static readonly Option<string> Label = new("--label")
    {
        Description = "密钥备注 / what the key is for",
        DefaultValueFactory = _ => "",
    };

    private static readonly Option<string?> Endpoint = new("--endpoint")
    {
        Description = "写入配置文件的服务地址，省略则用本机正在运行的服务 / server URL for the profile; without it, the one running here",
        HelpName = "URL",
    };

    private static readonly Option<bool> NoProfile = new("--no-profile")
    {
        Description = "不写配置文件 / don't write the profile",
    };

    public static Command Create()
    {
        var command = new Command("create", "新建密钥，sk 只显示一次 / Issues a key; its sk is shown once")
        {
            EnterpriseCode, EnterpriseName, Roles, Label, Endpoint, NoProfile,
        };
        var data = DataOptions.AddTo(command);
        command.SetAction((result, ct) => RunAsync(result, data.Read(result), ct));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult result, DataLocation location, CancellationToken ct)
    {
        await using var access = await AccessSession.OpenAsync(location, ct);
        var enterprise = await EnterpriseAsync(access.Enterprises, result, ct);
        var issued = await access.Keys.CreateAsync(enterprise, result.GetRequiredValue(Label), AccessSession.Actor, ct);
        Console.WriteLine($"企业 / enterprise  {enterprise.CreditCode}  {enterprise.Name}");
        Console.WriteLine($"ak                 {issued.Ak}");
        Console.WriteLine($"sk                 {issued.Secret.Reveal()}");
        Console.WriteLine("sk 只显示这一次，请妥善保存 / the sk is shown only this once, keep it safe");
        if (!result.GetValue(NoProfile))
        {
            var profile = new Profile(
                result.GetValue(Endpoint), issued.Ak, issued.Secret.Reveal(), enterprise.CreditCode, enterprise.Name);
            var kept = ProfileFile.Write(ProfileFile.DefaultPath, profile);
            Console.WriteLine($"配置文件 / profile  {ProfileFile.DefaultPath}");
            if (kept is not null)
            {
                Console.WriteLine($"原配置文件移至 / the former profile is now {kept}");
            }
        }
        return 0;
    }

    private static async Task<Enterprise> EnterpriseAsync(
        EnterpriseDirectory enterprises, ParseResult result, CancellationToken ct)
    {
        var code = result.GetRequiredValue(EnterpriseCode);
        var roles = RoleNames.Parse(result.GetValue(Roles) ?? []);
        var known = await enterprises.FindAsync(code, ct);
        if (known is null && (result.GetValue(EnterpriseName) is null || roles.Count == 0))
        {
            throw CommandException.Usage(
                $"企业 {code} 尚未登记，请给出 --name 与 --role / enterprise {code} is new: give --name and --role");
        }
        var name = result.GetValue(EnterpriseName) ?? known!.Name;
        return known is not null && roles.IsSubsetOf(known.Roles)
            ? known
            : await enterprises.RegisterAsync(code, name, roles, AccessSession.Actor, ct);
    }
}
