using System.CommandLine;

namespace TraceEngine.Host.Commands;

/// <summary><c>import</c>: files people have.</summary>
internal static class ImportCommand
{
    public static Command Create() => new("import", "导入文件 / Imports files people have")
    {
        ImportRelationCommand.Create(),
    };
}
