#!/usr/bin/env dotnet
#:property PublishAot=false

// 签名示例 / How to sign a call: dotnet run Sign.cs -- AK SK TIMESTAMP PARAM   (.NET 10)
//
// sign = 小写十六进制 SHA-256(ak + timestamp + sk + param)，UTF-8；timestamp 为 10 位秒数，"" 表示现在；param 为 "-" 时从标准输入读取。
// sign = lower-case hex SHA-256(ak + timestamp + sk + param) in UTF-8; timestamp in seconds, "" = now;
// param "-" = standard input.
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

if (args.Length != 4)
{
    Console.Error.WriteLine("dotnet run Sign.cs -- AK SK TIMESTAMP PARAM");
    return 2;
}

using var input = Console.OpenStandardInput();
using var output = Console.OpenStandardOutput();
var param = args[3] == "-" ? new StreamReader(input, new UTF8Encoding(false)).ReadToEnd() : args[3];
output.Write(SignedBody(args[0], args[1], args[2], param));
output.Write("\n"u8);
return 0;

// The sign of a call.
static string Sign(string ak, string sk, string timestamp, string param) =>
    Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(ak + timestamp + sk + param)));

// The body to post, with Content-Type: application/json.
static byte[] SignedBody(string ak, string sk, string timestamp, string param)
{
    var time = timestamp.Length > 0 ? timestamp : $"{TimeProvider.System.GetUtcNow().ToUnixTimeSeconds()}";
    using var body = new MemoryStream();
    using (var writer = new Utf8JsonWriter(body, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
    {
        writer.WriteStartObject();
        writer.WriteString("ak", ak);
        writer.WriteString("timestamp", time);
        writer.WriteString("sign", Sign(ak, sk, time, param));
        writer.WriteString("param", param);
        writer.WriteEndObject();
    }

    return body.ToArray();
}
