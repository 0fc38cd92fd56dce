using System.CommandLine;
using TraceEngine.Contracts.Uploads;
using TraceEngine.Files.TableWriting;
using TraceEngine.Files.Templates;

namespace TraceEngine.Host.Commands;

/// <summary><c>template</c>: an empty file of an upload to fill in.</summary>
internal static class TemplateCommand
{
    private static readonly Argument<string> Kind = new("KIND")
    {
        Description = "上传类别 / kind of upload: " + string.Join('|', UploadKinds.All.Select(kind => kind.ToCommandName())),
    };

    private static readonly Option<string> Format = new("--format")
    {
        Description = "格式 / format",
        HelpName = "xlsx|csv",
        DefaultValueFactory = _ => "xlsx",
    };

    private static readonly Option<string?> Out = new("--out")
    {
        Description = "写到哪里 / where it goes (default: the name of the interface, here)",
        HelpName = "PATH",
    };

    public static Command Create()
    {
        var command = new Command(
            "template",
            """
            生成填写模板 / Writes a file with the columns of an upload and how to fill them in; trace import takes it back.

            Examples:
              trace template shipping
              trace template codes --format csv --out codes.csv
            """)
        {
            Kind, Format, Out,
        };
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult result)
    {
        var kind = ImportCommand.ReadKind(result.GetRequiredValue(Kind))!.Value;
        var format = result.GetRequiredValue(Format) switch
        {
            "xlsx" => TableFormat.Xlsx,
            "csv" => TableFormat.Csv,
            var other => throw CommandException.Usage(
                $"--format {other} 无效，应为 xlsx 或 csv / --format {other} is neither xlsx nor csv"),
        };
        var path = result.GetValue(Out) ?? TemplateWriter.FileName(kind, format);
        if (File.Exists(path))
        {
            throw CommandException.Operating(
                $"{path} 已存在，不覆盖；请用 --out 换一个名字 / {path} exists and is not overwritten: choose another name with --out");
        }

        using (var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write))
        {
            TemplateWriter.Write(kind, format, file);
        }

        Console.WriteLine($"{kind.ToChinese()}模板 / template of {kind.ToEnglish()}: {path}");
        return 0;
    }
}
