using System.CommandLine;
using System.Globalization;
using Google.Protobuf.WellKnownTypes;
using TraceEngine.Host.Profiles;

namespace TraceEngine.Host.Commands.Reporting;

/// <summary>The options of every command that reports one document: its number, its time, whether it is only checked.</summary>
internal sealed class DocumentOptions
{
    private readonly Option<string?> _number;

    private readonly Option<string?> _at = new("--at")
    {
        Description = "发生时间，默认现在 / when it happened (default: now)",
        HelpName = "yyyy-MM-ddTHH:mm:ss[+08:00]",
    };

    private readonly Option<bool> _dryRun = new("--dry-run")
    {
        Description = "只校验，不写入 / check everything, write nothing",
    };

    private DocumentOptions(Command command, bool isNumberRequired)
    {
        _number = new Option<string?>("--number")
        {
            Description = isNumberRequired
                ? "单据号 / document number: the same number and content again get the first answer"
                : "单据号，默认按时间生成 / document number (default: made from the time); "
                    + "the same number and content again get the first answer",
            HelpName = "NO",
            Required = isNumberRequired,
        };
        command.Add(_number);
        command.Add(_at);
        command.Add(_dryRun);
        Profile = ProfileOptions.AddTo(command);
    }

    public ProfileOptions Profile { get; }

    public static DocumentOptions AddTo(Command command) => new(command, isNumberRequired: false);

    /// <summary>For documents that exist outside, such as a shipping bill: their number is theirs.</summary>
    public static DocumentOptions AddWithNumberTo(Command command) => new(command, isNumberRequired: true);

    /// <summary>The number given, or a fresh one that tells people when and by which command it was made.</summary>
    public string Number(ParseResult result) => result.GetValue(_number) ?? FreshNumber(result.CommandResult.Command.Name);

    public Timestamp At(ParseResult result) => Timestamp.FromDateTimeOffset(TimeArgument.Read(result, _at) ?? Now);

    public bool IsDryRun(ParseResult result) => result.GetValue(_dryRun);

    private static string FreshNumber(string command)
    {
        var now = Now.ToOffset(TimeSpan.FromHours(8));
        var chance = Guid.NewGuid().ToString("N")[..6];
        return string.Create(CultureInfo.InvariantCulture, $"{command}-{now:yyyyMMdd-HHmmss}-{chance}");
    }

    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();
}
