using System.CommandLine;
using System.Net;
using TraceEngine.Host.Data;
using TraceEngine.Host.Serving;

namespace TraceEngine.Host.Commands;

/// <summary><c>serve</c>: the server.</summary>
internal static class ServeCommand
{
    private static readonly Option<string> Roles = new("--roles")
    {
        Description = "本进程承担的角色，逗号分隔 / parts this process serves, comma-separated: ingest, query, signing",
        DefaultValueFactory = _ => "ingest,query,signing",
    };

    private static readonly Option<string> Listen = new("--listen")
    {
        Description = "gRPC 地址（HTTP/2），端口 0 自动选择 / gRPC address (HTTP/2); port 0 picks a free one",
        HelpName = "ADDRESS:PORT",
        DefaultValueFactory = _ => "127.0.0.1:5080",
    };

    private static readonly Option<string> Http = new("--http")
    {
        Description = "健康检查与指标地址（HTTP/1.1）/ address of /healthz, /readyz and /metrics (HTTP/1.1)",
        HelpName = "ADDRESS:PORT",
        DefaultValueFactory = _ => "127.0.0.1:5081",
    };

    private static readonly Option<string> Json = new("--json")
    {
        Description = "签名 JSON 接口地址（HTTP/1.1，加密时另有 HTTP/2）/ address of the signed JSON interface (HTTP/1.1, with TLS HTTP/2 too)",
        HelpName = "ADDRESS:PORT",
        DefaultValueFactory = _ => "127.0.0.1:5082",
    };

    private static readonly Option<string?> Certificate = new("--certificate")
    {
        Description = "TLS 证书（PEM 或 PFX），非本机地址必需 / TLS certificate (PEM or PFX), required off loopback",
        HelpName = "FILE",
    };

    private static readonly Option<string?> CertificateKey = new("--certificate-key")
    {
        Description = "PEM 证书的私钥 / private key of a PEM certificate",
        HelpName = "FILE",
    };

    private static readonly Option<bool> InsecurePlaintext = new("--insecure-plaintext")
    {
        Description = "允许在非本机地址不加密（密钥签名不保护内容）/ allow no encryption off loopback (signatures don't protect contents)",
    };

    private static readonly Option<bool> AllowUnsafe = new("--unsafe", "--allow-unsafe")
    {
        Description = "允许断电可能丢失数据的数据库设置 / run on a database that may lose acknowledged data in a power cut",
    };

    private static readonly Option<bool> Development = new("--development")
    {
        Description = "开发模式：gRPC 反射与详细错误 / development: gRPC reflection and detailed errors",
    };

    public static Command Create()
    {
        var command = new Command(
            "serve",
            """
            启动服务 / Runs the server until Ctrl-C or SIGTERM: then no new streams, acks finished, out within 30 s.

            Examples:
              trace serve                                       with a private PostgreSQL and Redis
              trace serve --listen 127.0.0.1:0                  on a free port, written to the data folder's run/endpoint
              trace serve --roles signing                       only the JSON interface, in front of other hosts (see
                          TRACE_Signing__IngestAddress, TRACE_Signing__QueryAddress)
              trace serve --listen 0.0.0.0:5080 --certificate host.pem --certificate-key host.key
                          --postgres "Host=db;Username=trace;Database=trace" --redis cache:6379
            Limits are settings: TRACE_Server__MaximumMessageSize=8388608, TRACE_Access__RotationOverlap=1.00:00:00
            """)
        {
            Roles, Listen, Http, Json, Certificate, CertificateKey, InsecurePlaintext, AllowUnsafe, Development,
        };
        var data = DataOptions.AddWithRedisTo(command);
        command.SetAction((result, ct) => ServerHost.RunAsync(Read(result, data), ct));
        return command;
    }

    private static ServeSettings Read(ParseResult result, DataOptions data)
    {
        var settings = new ServeSettings
        {
            Data = data.Read(result),
            Listen = Address(Listen, result),
            Http = Address(Http, result),
            Json = Address(Json, result),
            Roles = ReadRoles(result.GetRequiredValue(Roles)),
            Certificate = Existing(result.GetValue(Certificate)),
            CertificateKey = Existing(result.GetValue(CertificateKey)),
            AllowUnsafe = result.GetValue(AllowUnsafe),
            Development = result.GetValue(Development),
        };
        if (settings.Certificate is null && !result.GetValue(InsecurePlaintext))
        {
            RequireLoopback(Listen.Name, settings.Listen);
            RequireLoopback(Http.Name, settings.Http);
            RequireLoopback(Json.Name, settings.Json);
        }
        return settings;
    }

    private static void RequireLoopback(string option, IPEndPoint address)
    {
        if (!IPAddress.IsLoopback(address.Address))
        {
            throw CommandException.Usage(
                $"{option} {address} 不是本机地址，需要 --certificate FILE（或用 --insecure-plaintext 明确放弃加密） / "
                + $"{option} {address} is not loopback: give --certificate FILE (or --insecure-plaintext for no encryption)");
        }
    }

    private static IPEndPoint Address(Option<string> option, ParseResult result)
    {
        var text = result.GetRequiredValue(option).Replace("localhost:", "127.0.0.1:", StringComparison.Ordinal);
        return text.Contains(':', StringComparison.Ordinal) && IPEndPoint.TryParse(text, out var address)
            ? address
            : throw CommandException.Usage(
                $"{option.Name} 应为 IP:端口（如 127.0.0.1:5080）：{text} / {option.Name} must be IP:port (like 127.0.0.1:5080): {text}");
    }

    private static HashSet<ServeRole> ReadRoles(string text)
    {
        var roles = new HashSet<ServeRole>();
        foreach (var name in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (char.IsDigit(name[0]) || !Enum.TryParse<ServeRole>(name, ignoreCase: true, out var role))
            {
                throw CommandException.Usage(
                    $"--roles 只能是 ingest、query、signing：{name} / --roles takes ingest, query and signing: {name}");
            }
            roles.Add(role);
        }
        return roles.Count > 0 ? roles : throw CommandException.Usage("--roles 不能为空 / --roles must not be empty");
    }

    private static string? Existing(string? path) =>
        path is null ? null
            : File.Exists(path) ? Path.GetFullPath(path)
            : throw CommandException.Usage($"文件不存在：{path} / no such file: {path}");
}
