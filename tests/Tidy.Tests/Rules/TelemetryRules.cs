using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TraceEngine.Tidy.Tests.Reading;

namespace TraceEngine.Tidy.Tests.Rules;

/// <summary>One log catalogue and one metrics owner a room.</summary>
internal static partial class TelemetryRules
{
    private const string Attribute = "LoggerMessage";

    /// <summary>Ids of the rooms' messages, first to last, so that an id in a log says where it is from.</summary>
    private static readonly Dictionary<string, (int First, int Last)> Ids = new()
    {
        ["src/Storage"] = (1000, 1999),
        ["src/Access"] = (2000, 2999),
        ["src/Ingest"] = (3000, 3999),
        ["src/Query"] = (4000, 4999),
        ["src/Signing"] = (5000, 5999),
        ["src/Client"] = (6000, 6999),
        ["src/Files"] = (7000, 7999),
        ["src/Host"] = (9000, 9999),
    };

    public static Rule LogCatalogue { get; } = new(nameof(LogCatalogue), CheckCatalogue);

    public static Rule LogIds { get; } = new(nameof(LogIds), CheckIds);

    public static Rule NoFreeTextLogs { get; } = new(nameof(NoFreeTextLogs), tree =>
        from file in tree.CSharp
        from access in file.Nodes<MemberAccessExpressionSyntax>()
        where access.Parent is InvocationExpressionSyntax && FreeText().IsMatch(access.Name.Identifier.Text)
        select file.Found(
            access, $"{access.Name.Identifier.Text} is a free-text log call: add a message to the room's catalogue"));

    public static Rule MetricsOwner { get; } = new(nameof(MetricsOwner), CheckOwners);

    private static IEnumerable<Finding> CheckCatalogue(SourceTree tree)
    {
        foreach (var room in Messages(tree).GroupBy(one => one.File.Room))
        {
            var catalogue = room.Select(one => TypeOf(one.Message))
                .FirstOrDefault(name => CatalogueName().IsMatch(name)) ?? "XLog";
            foreach (var (file, message) in room)
            {
                if (TypeOf(message) != catalogue || !CatalogueName().IsMatch(file.Name.Split('.')[0]))
                {
                    yield return file.Found(
                        message, $"log messages of {room.Key} stand in its one catalogue {catalogue} (XLog.cs, XLog.Part.cs)");
                }
            }
        }
    }

    private static IEnumerable<Finding> CheckIds(SourceTree tree)
    {
        foreach (var room in Messages(tree).GroupBy(one => one.File.Room))
        {
            var range = Ids.GetValueOrDefault(room.Key);
            var seen = new HashSet<int>();
            foreach (var (file, message) in room)
            {
                if (IdOf(message) is not { } id)
                {
                    yield return file.Found(message, "the id is missing or no number: give it one of the room's range");
                }
                else if (id < range.First || id > range.Last)
                {
                    yield return file.Found(
                        message, $"id {id} is not of {room.Key}, whose range is {range.First} to {range.Last}");
                }
                else if (!seen.Add(id))
                {
                    yield return file.Found(message, $"id {id} is taken: every message of a room has its own");
                }
            }
        }
    }

    private static IEnumerable<Finding> CheckOwners(SourceTree tree)
    {
        var makers = tree.CSharp.Where(file => file.IsIn("src"))
            .SelectMany(file => file.Nodes<IdentifierNameSyntax>()
                .Where(name =>
                    name.Identifier.Text is "Meter" or "IMeterFactory" && name.Parent is not MemberAccessExpressionSyntax)
                .Select(name => (File: file, Name: name)))
            .ToList();
        foreach (var room in makers.GroupBy(one => one.File.Room))
        {
            var owner = room.Select(one => one.File).FirstOrDefault(file => OwnerName().IsMatch(file.Name));
            foreach (var (file, name) in room.Where(one => one.File != owner))
            {
                yield return file.Found(
                    name, $"metrics of {room.Key} have one owner, {owner?.Name ?? "XMetrics"}: add the instrument there");
            }
        }
    }

    private static IEnumerable<(SourceFile File, AttributeSyntax Message)> Messages(SourceTree tree) =>
        from file in tree.CSharp
        where file.IsIn("src")
        from attribute in file.Nodes<AttributeSyntax>()
        where attribute.Name.ToString() is Attribute or $"{Attribute}Attribute"
        select (file, attribute);

    private static string TypeOf(AttributeSyntax message) =>
        message.Ancestors().OfType<TypeDeclarationSyntax>().FirstOrDefault()?.Identifier.Text ?? "";

    private static int? IdOf(AttributeSyntax message)
    {
        var arguments = message.ArgumentList?.Arguments;
        var id = arguments?.FirstOrDefault(
            one => (one.NameEquals?.Name ?? one.NameColon?.Name)?.Identifier.Text is "EventId" or "eventId")
            ?? arguments?.FirstOrDefault();
        var text = id?.Expression.ToString().Replace("_", "", StringComparison.Ordinal);
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    [GeneratedRegex("^Log(Trace|Debug|Information|Warning|Error|Critical)$")]
    private static partial Regex FreeText();

    [GeneratedRegex("^[A-Z][A-Za-z]*Log$")]
    private static partial Regex CatalogueName();

    [GeneratedRegex("^[A-Z][A-Za-z]*(Metrics|Meter)$")]
    private static partial Regex OwnerName();
}
