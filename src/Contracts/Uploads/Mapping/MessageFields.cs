using System.Collections.Frozen;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;

namespace TraceEngine.Contracts.Uploads.Mapping;

/// <summary>
/// Fills messages of one type from the rows of one kind of upload, as the targets of its fields say; paths are looked up once.
/// </summary>
internal sealed class MessageFields
{
    private readonly (int Field, FieldDescriptor[] Path)[] _paths;

    private MessageFields(UploadKind kind, string root, MessageDescriptor message) => _paths =
    [
        .. UploadFields.Of(kind).Index()
            .Where(one => one.Item.Target.StartsWith(root, StringComparison.Ordinal))
            .Select(one => (one.Index, PathOf(message, one.Item.Target[root.Length..]))),
    ];

    /// <summary>What each kind of upload fills of a message.</summary>
    /// <param name="root">The root of the targets, with its point.</param>
    /// <param name="message">The message they stand in.</param>
    /// <exception cref="InvalidOperationException">A table names a field that the message does not have.</exception>
    public static FrozenDictionary<UploadKind, MessageFields> Of(string root, MessageDescriptor message) =>
        UploadKinds.All.ToFrozenDictionary(kind => kind, kind => new MessageFields(kind, root, message));

    /// <summary>Sets what the row gives; the rest stays as it is, and parts of which nothing is given are not made.</summary>
    public void Fill(IMessage message, SourceRow row)
    {
        foreach (var (field, path) in _paths)
        {
            if (row.At(field) is { Length: > 0 } text && ValueOf(path[^1], text) is { } value)
            {
                path[^1].Accessor.SetValue(OwnerOf(message, path), value);
            }
        }
    }

    private static FieldDescriptor[] PathOf(MessageDescriptor message, string path)
    {
        var names = path.Split('.');
        var fields = new FieldDescriptor[names.Length];
        for (var i = 0; i < names.Length; i++)
        {
            fields[i] = (i == 0 ? message : fields[i - 1].MessageType).FindFieldByName(names[i])
                ?? throw new InvalidOperationException($"{message.FullName} has no field {path}: mend the table of the upload.");
        }

        return fields;
    }

    // What is no time stays unset: the server then refuses the document, naming the field.
    private static object? ValueOf(FieldDescriptor field, string text) => field.FieldType switch
    {
        FieldType.String => text,
        FieldType.UInt32 => LevelNumber.Parse(text),
        FieldType.Message when field.MessageType == Timestamp.Descriptor => UploadTime.ToTimestamp(text),
        _ => throw new InvalidOperationException($"{field.FullName} cannot be filled from a text: mend the table of the upload."),
    };

    private static IMessage OwnerOf(IMessage message, FieldDescriptor[] path)
    {
        foreach (var step in path.AsSpan(..^1))
        {
            if (step.Accessor.GetValue(message) is not IMessage part)
            {
                part = step.MessageType.Parser.ParseFrom(ByteString.Empty);
                step.Accessor.SetValue(message, part);
            }

            message = part;
        }

        return message;
    }
}
