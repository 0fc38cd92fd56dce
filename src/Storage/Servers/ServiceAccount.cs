using System.Diagnostics;
using System.Globalization;

namespace TraceEngine.Storage.Servers;

/// <summary>The user the private servers run as: ourselves, or, when we are root, another (PostgreSQL refuses root).</summary>
/// <param name="UserId">Numeric user to change to; null keeps the own one.</param>
/// <param name="GroupId">Numeric group to change to; null keeps the own one.</param>
internal sealed record ServiceAccount(int? UserId, int? GroupId)
{
    private const string PostgresUser = "postgres";

    // Leaves at once when the parent died before the parent-death signal was set: then nobody would send it any more.
    // Output goes to a file, not to a pipe of ours, so that a shutdown after our death can still log.
    private const string Launcher =
        """[ "$PPID" = "$1" ] || exit 70; cd "$2" || exit 71; log=$3; shift 3; exec "$@" </dev/null >>"$log" 2>&1""";

    private static readonly ServiceAccount Ourselves = new(null, null);

    /// <summary>Whether files for the servers must be given to another user.</summary>
    public bool IsOther => UserId is not null;

    /// <summary>Who owns the database folder runs it; a new one is given to ourselves or, by root, to <c>postgres</c>.</summary>
    public static async Task<ServiceAccount> ForAsync(string databaseFolder, ChildThread children, CancellationToken ct)
    {
        if (!Environment.IsPrivilegedProcess)
        {
            return Ourselves;
        }
        if (Directory.Exists(databaseFolder))
        {
            var owner = await Command.OutputAsync(children, "stat", ["-c", "%u %g", databaseFolder], ct);
            var ids = owner.Split(' ').Select(id => int.Parse(id, CultureInfo.InvariantCulture)).ToArray();
            if (ids[0] != 0)
            {
                return new ServiceAccount(ids[0], ids[1]);
            }
        }
        await foreach (var line in File.ReadLinesAsync("/etc/passwd", ct))
        {
            var fields = line.Split(':');
            if (fields.Length > 3 && fields[0] == PostgresUser)
            {
                return new ServiceAccount(
                    int.Parse(fields[2], CultureInfo.InvariantCulture), int.Parse(fields[3], CultureInfo.InvariantCulture));
            }
        }
        throw new PrivateServersException(ServerMessages.NoPostgresUser);
    }

    /// <summary>A short command under this account, killed when we end.</summary>
    public ProcessStartInfo Short(string program, IEnumerable<string> arguments) =>
        Start("setpriv", [.. Privileges(Signal.Kill), "--", program, .. arguments]);

    /// <summary>
    /// A server under this account, in a session of its own (so Ctrl-C in the terminal reaches only the host, which stops it
    /// in order), that gets <paramref name="whenParentDies"/> when the host ends in any way.
    /// </summary>
    public ProcessStartInfo Server(
        string program, IEnumerable<string> arguments, string workFolder, string logFile, Signal whenParentDies) =>
        Start("setsid",
        [
            "setpriv", .. Privileges(whenParentDies), "--",
            "/bin/sh", "-c", Launcher, "sh",
            Environment.ProcessId.ToString(CultureInfo.InvariantCulture), workFolder, logFile,
            program, .. arguments,
        ]);

    /// <summary>Gives the folder and all in it to this account.</summary>
    public async Task OwnAsync(string folder, ChildThread children, CancellationToken ct)
    {
        if (IsOther)
        {
            await Command.OutputAsync(children, "chown", ["-R", $"{UserId}:{GroupId}", folder], ct);
        }
    }

    /// <summary>Whether this account can get into the folder, through every parent.</summary>
    public async Task<bool> CanEnterAsync(string folder, ChildThread children, CancellationToken ct)
    {
        var (exitCode, _) = await Command.RunAsync(children, Short("test", ["-x", folder]), null, ct);
        return exitCode == 0;
    }

    private IEnumerable<string> Privileges(Signal whenParentDies)
    {
        yield return "--pdeathsig";
        yield return whenParentDies.Name();
        if (IsOther)
        {
            yield return $"--reuid={UserId}";
            yield return $"--regid={GroupId}";
            yield return "--clear-groups";
        }
    }

    private static ProcessStartInfo Start(string program, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            // All three, or .NET hands the terminal over to the child.
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = "/",
        };
        start.Environment.Clear();
        start.Environment["PATH"] = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";
        start.Environment["LC_ALL"] = "C";
        return start;
    }
}
