using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using TraceEngine.Contracts.Signing;
using TraceEngine.Contracts.Uploads;
using TraceEngine.Contracts.Uploads.Mapping;
using TraceEngine.Host.Commands;
using TraceEngine.Host.Importing;
using TraceEngine.Host.Profiles;

namespace TraceEngine.Host.Demo;

/// <summary>A signed upload and a signed query, sent by curl: what an ERP sends, shown as a person would type it.</summary>
internal sealed class DemoJson(DemoFacade facade, Profile profile, DemoGoods goods, ImportScreen screen, TimeProvider time)
{
    private const string Curl = "curl";
    private const int FirstNumber = 900; // the pallet's codes are below
    private const string DomesticDrug = "2";
    private const int LettersShown = 240;
    private const string MaskedSecret = "********";

    private static readonly TimeSpan China = TimeSpan.FromHours(8);

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public async Task RunAsync(CancellationToken ct)
    {
        if (!IsInstalled())
        {
            screen.Line(
                "本机没有 curl，跳过；安装：apt-get install curl（或 dnf install curl）/ there is no curl here, so this is left out: "
                + "apt-get install curl, or dnf install curl");
            return;
        }

        var (box, unit) = (goods.Box(FirstNumber), goods.Unit(FirstNumber));
        await CallAsync("/tracCodgInfo", Upload(box, unit), ShowUpload, ct);
        var query = new Dictionary<string, string> { [Name(UploadTargets.Code)] = unit };
        await CallAsync("/query/codg", query, answer => ShowChain(answer, box), ct);
    }

    private static bool IsInstalled() => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Any(folder => File.Exists(Path.Combine(folder, Curl)));

    private Dictionary<string, object> Upload(string box, string unit)
    {
        var now = time.GetUtcNow().ToOffset(China);
        return new Dictionary<string, object>
        {
            [Name(UploadTargets.DocumentNumber)] = goods.Number("J"),
            [Name(UploadTargets.Action)] = CodesUpload.Activate,
            [Name("product_kind")] = DomesticDrug,
            [Name(UploadTargets.GoodsNhsaCode)] = DemoGoods.NhsaCode,
            [Name(UploadTargets.GoodsBarcode)] = DemoGoods.Barcode,
            [Name(UploadTargets.GoodsLotNumber)] = $"J{goods.Lot}",
            [Name(UploadTargets.GoodsMadeOn)] = Text(now, "yyyy-MM-dd"),
            [Name(UploadTargets.GoodsExpiresOn)] = Text(now.AddYears(2), "yyyy-MM-dd"),
            [Name(UploadTargets.PackRatio)] = "1:2",
            [Name(UploadTargets.ActivatedAt)] = Text(now, "yyyy-MM-dd HH:mm:ss"),
            [UploadFields.ListsOf(UploadKind.TraceCodes)[0].Name] = new[]
            {
                Row(box, 2, ""), Row(unit, 1, box), Row(goods.Unit(FirstNumber + 1), 1, box),
            },
        };
    }

    private static Dictionary<string, object> Row(string code, int level, string parent) => new()
    {
        [Name(UploadTargets.Code)] = code,
        [Name(UploadTargets.CodeLevel)] = level,
        [Name(UploadTargets.CodeParent)] = parent,
        [Name(UploadTargets.CodePackMode)] = "0",
    };

    // The table of the upload knows what its fields are called.
    private static string Name(string target) =>
        UploadFields.Of(UploadKind.TraceCodes).First(field => field.Target == target).Name;

    private async Task CallAsync(string path, object param, Action<JsonElement> show, CancellationToken ct)
    {
        var text = JsonSerializer.Serialize(param, Readable);
        var timestamp = time.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

        // A body is signed as a call is: with param in the place of the method, and without a nonce.
        var sign = Convert.ToHexStringLower(CallSigner.Hash(profile.Ak, timestamp, profile.Sk, text, nonce: ""));
        var body = JsonSerializer.Serialize(new { ak = profile.Ak, timestamp, sign, param = text }, Readable);
        string[] arguments =
        [
            "--silent", "--show-error", "--max-time", "60", "--cacert", facade.CertificatePath,
            "-H", "Content-Type: application/json", "--data-binary", "@-", facade.Endpoint + path,
        ];
        screen.Line($"param={Shortened(text)}");
        screen.Line($"sign=SHA-256({profile.Ak} + {timestamp} + {MaskedSecret} + param) = {sign}");
        screen.Line(
            $"curl --cacert {facade.CertificatePath} -H 'Content-Type: application/json' -d \"$body\" {facade.Endpoint}{path}");
        using var answer = JsonDocument.Parse(await SendAsync(arguments, body, ct));
        var root = answer.RootElement;
        if (root.GetProperty("code").GetInt32() != 0)
        {
            throw CommandException.Operating($"{path}: {root}");
        }

        screen.Line($"  code 0，{root.GetProperty("message")} / {root.GetProperty("detail")}");
        show(root.GetProperty("data"));
    }

    private static async Task<string> SendAsync(IEnumerable<string> arguments, string body, CancellationToken ct)
    {
        using var curl = Process.Start(new ProcessStartInfo(Curl, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        })!;
        var (output, errors) = (curl.StandardOutput.ReadToEndAsync(ct), curl.StandardError.ReadToEndAsync(ct));
        await curl.StandardInput.WriteAsync(body.AsMemory(), ct);
        curl.StandardInput.Close();
        await curl.WaitForExitAsync(ct);
        return curl.ExitCode == 0
            ? await output
            : throw CommandException.Operating($"curl 失败 / curl failed ({curl.ExitCode}): {(await errors).Trim()}");
    }

    private void ShowUpload(JsonElement data) => screen.Line(
        $"  接收 acptCnt {data.GetProperty("acptCnt")}，拒收 rejCnt {data.GetProperty("rejCnt")}，"
        + $"回执 receipt {data.GetProperty("receipt")}");

    private void ShowChain(JsonElement data, string box)
    {
        if (data.GetProperty(Name(UploadTargets.CodeParent)).GetString() != box)
        {
            throw CommandException.Operating($"上级应为 {box} / the parent should be {box}: {data}");
        }

        var (product, lot) = (data.GetProperty("prodInfo"), data.GetProperty("lotInfo"));
        screen.Line(
            $"  {Show(data, UploadTargets.Code)}，{data.GetProperty("codgStasName")}，{Show(data, UploadTargets.CodeParent)}");
        screen.Line(
            $"  {product.GetProperty("prodName")} {product.GetProperty("spec")}，{Show(lot, UploadTargets.GoodsLotNumber)}，"
            + $"{Show(lot, UploadTargets.GoodsExpiresOn)}，{lot.GetProperty("actvOrgName")}");
    }

    private static string Show(JsonElement data, string target) => $"{Name(target)} {data.GetProperty(Name(target))}";

    private static string Shortened(string text) => text.Length <= LettersShown
        ? text
        : $"{text[..LettersShown]}…（共 {text.Length} 个字符 / {text.Length} characters）";

    private static string Text(DateTimeOffset moment, string form) => moment.ToString(form, CultureInfo.InvariantCulture);
}
