using System.CommandLine;
using System.Globalization;
using TraceEngine.Access.Certificates;
using TraceEngine.Host.Data;

namespace TraceEngine.Host.Commands;

/// <summary><c>certificate</c>: TLS for a developer's machine.</summary>
internal static class CertificateCommand
{
    private static readonly Option<string[]> Hosts = new("--host")
    {
        Description = "另外的主机名或 IP 地址，可多次给出 / another host name or IP address, may be repeated",
        HelpName = "NAME",
        DefaultValueFactory = _ => [],
    };

    private static readonly Option<string?> Folder = new("--data")
    {
        Description = $"数据目录 / data folder (default: {DataLocation.FolderVariable} or .trace/data)",
        HelpName = "DIR",
    };

    public static Command Create()
    {
        var command = new Command(
            "certificate",
            """
            生成开发用的自签名证书并说明用法；已有且有效则保留 / Makes a self-signed certificate for development and says how to use
            it; one that still serves is kept. It is valid for localhost, 127.0.0.1, ::1 and the hosts given.

            Examples:
              trace certificate
              trace certificate --host trace.plant.example --host 192.0.2.10
            """)
        {
            Hosts, Folder,
        };
        command.SetAction(result =>
        {
            Print(DevelopmentCertificate.Ensure(
                DataLocation.FolderOr(result.GetValue(Folder)), result.GetValue(Hosts) ?? [], TimeProvider.System));
            return 0;
        });
        return command;
    }

    private static void Print(DevelopmentCertificate made)
    {
        var until = made.ValidUntil.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);
        var (certificate, key) = (Quoted(made.CertificatePath), Quoted(made.KeyPath));
        Console.WriteLine(
            $"""
            {(made.IsNew ? "新证书 / a new certificate" : "已有的证书仍然有效 / the certificate of before still serves")}
            证书 / certificate  {made.CertificatePath}
            私钥 / private key  {made.KeyPath}
            主机 / hosts        {string.Join(", ", made.Hosts)}
            有效至 / until      {until}

            仅用于开发，正式环境请使用贵单位的证书 / for development only: in production use a certificate of your organisation
            服务 / server   trace serve --certificate {certificate} --certificate-key {key}
            调用 / curl     curl --cacert {certificate} https://localhost:5081/healthz
            命令 / commands SSL_CERT_FILE={certificate} trace limits
            """);
    }

    // As a shell takes it.
    private static string Quoted(string path) =>
        path.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '/' or '.' or '-' or '_')
            ? path
            : $"'{path.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
