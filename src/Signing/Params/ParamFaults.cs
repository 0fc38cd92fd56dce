using System.Text.Json;
using TraceEngine.Contracts.Uploads;
using TraceEngine.Contracts.Verdicts;

namespace TraceEngine.Signing.Params;

/// <summary>What was found wrong with a <c>param</c>, up to a bound: nobody mends ten thousand faults one by one.</summary>
internal sealed class ParamFaults
{
    private const int AtMost = 1_000;

    private readonly List<ParamFault> _list = [];

    public IReadOnlyList<ParamFault> List => _list;

    public int Count => _list.Count;

    public void Add(int row, string field, string zh, string en)
    {
        if (_list.Count < AtMost)
        {
            _list.Add(new ParamFault(row, field, zh, en));
        }
    }

    public void NotJson(long position) => Add(
        0, "param", $"param 第 {position + 1} 字节附近不是合法的 JSON", $"param is no JSON near byte {position + 1}");

    public void NotAnObject() => Add(0, "param", "param 的内容应为 JSON 对象", "param must hold a JSON object");

    public void LoneSurrogate() => Add(
        0, "param", "字符串中有不成对的代理项，请发送完整字符", "a string has half of a surrogate pair: send whole characters");

    public void Unknown(int row, string path, string name) => Add(
        row, path + PrintableText.Of(name),
        $"没有名为“{PrintableText.Of(name)}”的字段，请核对字段名（区分大小写）",
        $"there is no field \"{PrintableText.Of(name)}\": check its name, upper and lower case differ");

    public void Repeated(int row, string path, string name) => Add(
        row, path + name, $"“{name}”在同一对象中出现了不止一次", $"\"{name}\" stands in one object more than once");

    public void NumberForText(int row, string path, UploadField field, string digits) => Add(
        row, path + field.Name,
        $"“{field.NameZh}”是 JSON 数字（{PrintableText.Of(digits)}），请以字符串发送，否则长编码会丢失数位",
        $"{field.Name} is a JSON number ({PrintableText.Of(digits)}): send a string, or long codes lose digits");

    public void WrongToken(int row, string path, UploadField field, JsonTokenType token) => Add(
        row, path + field.Name,
        $"“{field.NameZh}”应为字符串{(IsNumber(field) ? "或数字" : "")}，收到 {token}",
        $"{field.Name} must be a string{(IsNumber(field) ? " or a number" : "")}, not {token}");

    public void NotAList(string path, ListShape list) => Add(
        0, path + list.Name, $"“{list.NameZh}”应为对象的数组", $"{list.Name} must be an array of objects");

    public void TooManyItems(string path, ListShape list) => Add(
        0, path + list.Name,
        $"“{list.NameZh}”最多 {list.ItemsAtMost} 项，请分多个单据上传",
        $"{list.Name} has more than {list.ItemsAtMost} items: use several documents");

    public void EmptyList(string path, ListShape list) => Add(
        0, path + list.Name, $"“{list.NameZh}”至少应有一项", $"{list.Name} needs at least one item");

    private static bool IsNumber(UploadField field) => field.Type is UploadFieldType.Integer or UploadFieldType.Decimal;
}
