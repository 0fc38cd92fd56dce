using System.CommandLine;
using System.Text;

namespace TraceEngine.Host.Commands;

/// <summary>Where a command writes its CSV: standard output, or a file.</summary>
internal static class CsvTarget
{
    /// <summary>The option <c>--csv [PATH]</c>.</summary>
    public static Option<string?> NewOption() => new("--csv")
    {
        Description = "输出 CSV；给出路径则写入文件 / print CSV, or write it to PATH",
        HelpName = "PATH",
        Arity = ArgumentArity.ZeroOrOne,
    };

    /// <summary>To standard output, or to a file that appears under its name only when it is whole.</summary>
    public static async Task WriteAsync(string? path, Func<TextWriter, Task> write)
    {
        if (path is null)
        {
            await write(Console.Out);
            return;
        }

        var temporary = $"{path}.{Guid.NewGuid():N}.part";
        try
        {
            await using (var writer = new StreamWriter(temporary, false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true)))
            {
                await write(writer);
            }

            File.Move(temporary, path, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }

        Console.WriteLine($"已写入 {path} / written to {path}");
    }
}
