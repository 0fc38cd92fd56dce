using System.Reflection;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;
using TraceEngine.Contracts.Catalog.V1;
using TraceEngine.Contracts.Ingest.V1;
using TraceEngine.Contracts.Uploads;

namespace TraceEngine.Contracts.Tests.Uploads;

/// <summary>Targets lead somewhere: the compiler does not look into the tables.</summary>
public sealed class UploadTargetsTests
{
    private static readonly Dictionary<string, MessageDescriptor> Roots = new()
    {
        ["product"] = Product.Descriptor,
        ["level"] = PackageLevel.Descriptor,
        ["activation"] = ActivationHeader.Descriptor,
        ["flow"] = FlowHeader.Descriptor,
        ["goods"] = FlowDetails.Descriptor,
    };

    public static TheoryData<UploadKind> Kinds => [.. UploadKinds.All];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Targets_OfAnUpload_AreUniqueAndFindTheirField(UploadKind kind)
    {
        var fields = UploadFields.Of(kind);
        Assert.Equal(fields.Count, fields.Select(field => field.Target).Distinct().Count());
        Assert.All(fields, field =>
        {
            Assert.Same(field, UploadFields.ByTarget(kind, field.Target));
            Assert.Same(field, fields[UploadFields.IndexOfTarget(kind, field.Target)]);
            Assert.Matches("^[a-z_]+(\\.[a-z_]+)*$", field.Target);
        });
        Assert.Null(UploadFields.ByTarget(kind, fields[0].Name.ToUpperInvariant()));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Targets_ThatArePathsIntoAMessage_LeadToAFieldOfTheType(UploadKind kind) => Assert.All(
        UploadFields.Of(kind).Where(field => Roots.ContainsKey(field.Target.Split('.')[0])), field =>
        {
            var path = field.Target.Split('.');
            var message = Roots[path[0]];
            foreach (var step in path[1..^1])
            {
                message = message.FindFieldByName(step)?.MessageType ?? throw new InvalidOperationException(field.Target);
            }

            var found = message.FindFieldByName(path[^1]);
            Assert.True(found is { IsRepeated: false }, $"{message.FullName} has no {path[^1]}");
            switch (field.Type)
            {
                case UploadFieldType.Time:
                    Assert.Equal(Timestamp.Descriptor, found.MessageType);
                    break;
                case UploadFieldType.Integer:
                    Assert.Equal(FieldType.UInt32, found.FieldType);
                    break;
                default:
                    Assert.Equal(FieldType.String, found.FieldType);
                    break;
            }
        });

    [Fact]
    public void Targets_OfProducts_ReachEveryDetail() => Assert.Equal(
        Details("drug", DrugDetails.Descriptor).Concat(Details("consumable", ConsumableDetails.Descriptor)).Order(),
        UploadKinds.All.SelectMany(UploadFields.Of).Select(field => field.Target)
            .Where(target => target.StartsWith("product.", StringComparison.Ordinal) && target.Split('.').Length == 3)
            .Distinct()
            .Order());

    [Fact]
    public void Targets_ThatRulesName_AreThoseOfFields()
    {
        var known = UploadKinds.All.SelectMany(UploadFields.Of).Select(field => field.Target).ToHashSet();
        var named = typeof(UploadTargets).GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(field => (string)field.GetValue(null)!).ToList();
        Assert.NotEmpty(named);
        Assert.All(named, target => Assert.Contains(target, known));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Conditions_OfFieldsAndLists_NameTargetsOfTheUpload(UploadKind kind)
    {
        var conditions = UploadFields.Of(kind).Select(field => field.RequiredWhen)
            .Concat(UploadFields.ListsOf(kind).Select(list => list.Unless));
        Assert.All(
            conditions.SelectMany(condition => condition is null ? [] : condition.UnlessGiven.Append(condition.Field)),
            target => Assert.True(target is null || UploadFields.ByTarget(kind, target) is not null, target));
    }

    private static IEnumerable<string> Details(string part, MessageDescriptor message) =>
        message.Fields.InDeclarationOrder().Select(field => $"product.{part}.{field.Name}");
}
