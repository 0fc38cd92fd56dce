using System.Globalization;
using System.Net.Sockets;
using Grpc.Core;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;
using Npgsql;
using TraceEngine.Access;
using TraceEngine.Client;
using TraceEngine.Client.Calls;
using TraceEngine.Files;
using TraceEngine.Storage.Databases;
using TraceEngine.Storage.Servers;

namespace TraceEngine.Host.Commands;

/// <summary>Turns an exception into one sentence and an exit code. Stack traces are for TRACE_DEBUG=1.</summary>
internal static class Failure
{
    /// <summary>Set to 1 to see stack traces.</summary>
    public const string DebugVariable = "TRACE_DEBUG";

    // How the configuration binder begins: it has no exception type of its own.
    private const string UnreadableSetting = "Failed to convert configuration value";

    /// <summary>Prints what went wrong and returns the exit code.</summary>
    public static int Report(Exception exception)
    {
        Console.Error.WriteLine(Sentence(exception));
        if (Environment.GetEnvironmentVariable(DebugVariable) == "1")
        {
            Console.Error.WriteLine(exception.ToString());
        }
        return exception is CommandException command ? command.ExitCode : CommandException.OperatingCode;
    }

    internal static string Sentence(Exception exception) => exception switch
    {
        CommandException or AccessException => exception.Message,

        // The server's own sentence says what is wrong with what was given, in both languages.
        CallFailedException { InnerException: RpcException { StatusCode: StatusCode.InvalidArgument } answer } =>
            answer.Status.Detail,
        UploadFileException or PrivateServersException or MigrationException or DurabilityException
            or TraceClientException => exception.Message,
        OptionsValidationException invalid => Settings([invalid]),
        AggregateException many when many.Flatten().InnerExceptions.All(inner => inner is OptionsValidationException) =>
            Settings(many.Flatten().InnerExceptions.Cast<OptionsValidationException>()),
        AggregateException { InnerExceptions: [var only] } => Sentence(only),
        OperationCanceledException => "已中断 / interrupted",
        PostgresException refused => $"数据库拒绝了请求（{refused.SqlState}）：{refused.MessageText} / "
            + $"the database refused ({refused.SqlState}): {refused.MessageText}",
        NpgsqlException or SocketException => $"无法连接数据库，请检查 --postgres 与服务器：{exception.Message} / "
            + $"the database can't be reached, check --postgres and the server: {exception.Message}",
        RpcException call => Call(call.Status),
        IOException { InnerException: AddressInUseException } busy =>
            $"端口已被占用，请用 --listen / --http 换一个（端口 0 自动选择）：{busy.Message} / "
            + $"the port is in use, choose another with --listen or --http (port 0 picks a free one): {busy.Message}",
        { Source: { } source } when source.StartsWith("System.Security.Cryptography", StringComparison.Ordinal) =>
            $"证书或私钥无法读取，请检查 --certificate 与 --certificate-key：{exception.Message} / "
            + $"the certificate or its key can't be read, check --certificate and --certificate-key: {exception.Message}",
        InvalidOperationException when exception.Message.StartsWith(UnreadableSetting, StringComparison.Ordinal) =>
            $"设置的值无法读取 / a setting has a value of the wrong kind: {exception.Message}",
        FileNotFoundException missing => $"文件不存在：{missing.FileName} / no such file: {missing.FileName}",
        UnauthorizedAccessException => $"没有权限：{exception.Message} / no permission: {exception.Message}",
        IOException => $"读写失败：{exception.Message} / reading or writing failed: {exception.Message}",
        _ => $"内部错误（{DebugVariable}=1 显示详情）：{exception.Message} / "
            + $"internal error ({DebugVariable}=1 shows more): {exception.GetType().Name}: {exception.Message}",
    };

    private static string Settings(IEnumerable<OptionsValidationException> invalid)
    {
        var all = invalid.SelectMany(one => one.Failures).ToList();
        return string.Create(CultureInfo.InvariantCulture, $"设置有 {all.Count} 处错误 / {all.Count} settings are wrong:")
            + string.Concat(all.Select(one => $"\n  {one}"));
    }

    // Our own messages are in both languages already.
    private static string Call(Status status) => status.StatusCode switch
    {
        StatusCode.Unavailable => $"无法连接服务，请确认已启动（trace serve）：{status.Detail} / "
            + $"the server can't be reached, is it running (trace serve)? {status.Detail}",
        _ when status.Detail.Contains(" / ", StringComparison.Ordinal) => $"{status.Detail} ({status.StatusCode})",
        _ => $"调用失败（{status.StatusCode}）：{status.Detail} / call failed ({status.StatusCode}): {status.Detail}",
    };
}
