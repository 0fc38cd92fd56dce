using System.CommandLine;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Spectre.Console;
using TraceEngine.Access.Audit;
using TraceEngine.Host.Data;

namespace TraceEngine.Host.Commands;

/// <summary><c>keys audit</c>: who did what to enterprises and keys, the newest first.</summary>
internal static class KeysAuditCommand
{
    // No terminal to fit: a line is never broken.
    private const int RedirectedWidth = 240;

    // Names of enterprises stay legible; nobody puts this into a page.
    private static readonly JsonSerializerOptions JsonLine = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static readonly Option<string?> EnterpriseCode = new("--enterprise")
    {
        Description = "只列该企业 / only what concerns this enterprise",
        HelpName = "CREDITCODE",
    };

    private static readonly Option<int> AtMost = new("--at-most")
    {
        Description = "最多列出几条 / list at most so many entries",
        HelpName = "COUNT",
        DefaultValueFactory = _ => 50,
    };

    private static readonly Option<bool> AsJson = new("--json")
    {
        Description = "每行一个 JSON / print one JSON a line",
    };

    public static Command Create()
    {
        var command = new Command(
            "audit",
            """
            查看企业与密钥的操作记录，最新在前 / Shows who did what to enterprises and keys, the newest first.

            Examples:
              trace keys audit
              trace keys audit --enterprise 91110000600001760P --at-most 10
              trace keys audit --json
            """)
        {
            EnterpriseCode, AtMost, AsJson,
        };
        var data = DataOptions.AddTo(command);
        command.SetAction((result, ct) => RunAsync(result, data.Read(result), ct));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult result, DataLocation location, CancellationToken ct)
    {
        // A typing error is told before a database is started for it.
        var atMost = result.GetValue(AtMost);
        if (atMost is < 1 or > AuditTrail.MostEntries)
        {
            throw CommandException.Usage(
                $"--at-most 应为 1 至 {AuditTrail.MostEntries}：{atMost} / --at-most takes 1 to {AuditTrail.MostEntries}: {atMost}");
        }

        await using var access = await AccessSession.OpenAsync(location, ct);
        var records = await ReadAsync(access, result.GetValue(EnterpriseCode), atMost, ct);
        if (result.GetValue(AsJson))
        {
            Print(records);
        }
        else if (records.Count == 0)
        {
            Console.WriteLine("没有操作记录 / nothing has been done");
        }
        else
        {
            Draw(records);
        }

        return 0;
    }

    private static async Task<IReadOnlyList<AuditRecord>> ReadAsync(
        AccessSession access, string? creditCode, int atMost, CancellationToken ct)
    {
        if (creditCode is null)
        {
            return await access.Audit.ListAsync(null, atMost, ct);
        }

        var enterprise = await access.Enterprises.FindAsync(creditCode, ct) ?? throw CommandException.Operating(
            $"企业 {creditCode} 尚未登记，用 trace keys list 查看 / enterprise {creditCode} is not registered: see trace keys list");
        return await access.Audit.ListAsync(enterprise.EnterpriseId, atMost, ct);
    }

    private static void Print(IEnumerable<AuditRecord> records)
    {
        foreach (var record in records)
        {
            using var details = JsonDocument.Parse(record.Details);
            var line = new
            {
                record.At,
                record.Actor,
                record.CreditCode,
                record.Action,
                record.Subject,
                Details = details.RootElement,
            };
            Console.WriteLine(JsonSerializer.Serialize(line, JsonLine));
        }
    }

    private static void Draw(IEnumerable<AuditRecord> records)
    {
        var table = new Table().Border(TableBorder.Simple);
        table.AddColumns("时间 at", "操作者 actor", "企业 enterprise", "操作 action", "对象 subject", "详情 details");
        foreach (var record in records)
        {
            string[] cells =
            [
                record.At.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture), record.Actor,
                record.CreditCode ?? "-", record.Action, record.Subject, record.Details,
            ];
            table.AddRow([.. cells.Select(cell => new Text(cell))]);
        }

        if (Console.IsOutputRedirected)
        {
            AnsiConsole.Profile.Width = RedirectedWidth;
        }

        AnsiConsole.Write(table);
    }
}
