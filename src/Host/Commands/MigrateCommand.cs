using System.CommandLine;
using Microsoft.Extensions.Logging.Abstractions;
using TraceEngine.Host.Data;
using TraceEngine.Storage.Databases;
using TraceEngine.Storage.Servers;

namespace TraceEngine.Host.Commands;

/// <summary><c>migrate</c>: brings a database's schema up to date.</summary>
internal static class MigrateCommand
{
    public static Command Create()
    {
        var command = new Command(
            "migrate",
            """
            升级数据库结构，可重复执行 / Brings the schema up to date; safe to run again, and from several hosts at once.

            Examples:
              trace migrate --postgres "Host=db;Username=trace;Password=...;Database=trace"
              trace migrate                                     the private database (serve does that by itself)
            """);
        var data = DataOptions.AddTo(command);
        command.SetAction((result, ct) => RunAsync(data.Read(result), ct));
        return command;
    }

    private static async Task<int> RunAsync(DataLocation location, CancellationToken ct)
    {
        await using var own = location.Postgres is null
            ? await PrivateServers.AttachOrStartAsync(
                new PrivateServersOptions { DataFolder = location.Folder, WithRedis = false }, TimeProvider.System, null, ct)
            : null;
        var postgres = own?.PostgresConnectionString ?? DataServers.Checked(location.Postgres!);
        var applied = await new MigrationRunner(postgres, NullLoggerFactory.Instance).MigrateAsync(ct);
        foreach (var name in applied)
        {
            Console.WriteLine($"已升级 / applied: {name}");
        }
        Console.WriteLine("数据库结构是最新的 / the schema is up to date");
        return 0;
    }
}
