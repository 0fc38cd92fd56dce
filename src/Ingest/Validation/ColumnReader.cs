using System.Text;
using TraceEngine.Contracts.Codes;
using TraceEngine.Contracts.Ingest.V1;
using TraceEngine.Contracts.Verdict.V1;
using TraceEngine.Ingest.Copying.Rows;

namespace TraceEngine.Ingest.Validation;

/// <summary>Turns a column of codes into stored keys. What can't be read becomes an empty key with its fault beside it.</summary>
internal static class ColumnReader
{
    /// <summary>Appends the column's keys to <paramref name="keys"/>; faults and changed texts are told by index in it.</summary>
    public static void Read(CodeColumn? column, bool bareGs1, ref KeyColumn keys, ColumnNotes notes)
    {
        switch (column?.EncodingCase)
        {
            case CodeColumn.EncodingOneofCase.Packed when !bareGs1:
                ReadPacked(column.Packed, ref keys, notes);
                break;
            case CodeColumn.EncodingOneofCase.Packed:
                ReadPackedAsText(column.Packed, ref keys, notes);
                break;
            case CodeColumn.EncodingOneofCase.Text:
                foreach (var value in column.Text.Values)
                {
                    ReadText(Encoding.UTF8.GetBytes(value), bareGs1, ref keys, notes);
                }

                break;
        }
    }

    /// <summary>The fast path: what travels is the key but for its length byte.</summary>
    private static void ReadPacked(PackedDigits packed, ref KeyColumn keys, ColumnNotes notes)
    {
        var data = packed.Data.Span;
        var digits = (int)packed.Digits;
        var each = CodeKey.PackedLength(digits);
        var bad = CodeKey.FirstInvalidPacked(data, digits);
        for (var index = 0; data.Length > 0; index++, data = data[each..])
        {
            if (index == bad)
            {
                AddBadDigits(keys.Count, data[..each], notes);
                keys.Commit(0);
                var next = CodeKey.FirstInvalidPacked(data[each..], digits);
                bad = next < 0 ? -1 : index + 1 + next;
                continue;
            }

            var key = keys.Next(each + 1);
            key[0] = (byte)digits;
            data[..each].CopyTo(key[1..]);
            keys.Commit(each + 1);
        }
    }

    private static void ReadPackedAsText(PackedDigits packed, ref KeyColumn keys, ColumnNotes notes)
    {
        var data = packed.Data.Span;
        var digits = (int)packed.Digits;
        var each = CodeKey.PackedLength(digits);
        Span<byte> key = stackalloc byte[CodeKey.MaxKeyBytes];
        Span<byte> text = stackalloc byte[CodeKey.MaxCodeCharacters];
        for (; data.Length > 0; data = data[each..])
        {
            if (CodeKey.FirstInvalidPacked(data[..each], digits) >= 0)
            {
                AddBadDigits(keys.Count, data[..each], notes);
                keys.Commit(0);
                continue;
            }

            var keyLength = CodeKey.EncodePacked(data[..each], digits, key);
            var textLength = CodeKey.WriteText(key[..keyLength], text);
            ReadText(text[..textLength], bareGs1: true, ref keys, notes);
        }
    }

    private static void ReadText(ReadOnlySpan<byte> utf8, bool bareGs1, ref KeyColumn keys, ColumnNotes notes)
    {
        var reading = CodeParser.Parse(utf8, bareGs1, keys.Next(CodeKey.MaxKeyBytes));
        if (!reading.IsGood)
        {
            notes.Unreadable(keys.Count, reading.Fault, utf8.ToArray(), Encoding.UTF8.GetString(utf8));
            keys.Commit(0);
            return;
        }

        if (reading.DiffersFromCanonical)
        {
            notes.Changed(keys.Count, Encoding.UTF8.GetString(utf8));
        }

        keys.Commit(reading.KeyLength);
    }

    /// <summary>A nibble above 9 shows as the hex letter that stands where a digit should.</summary>
    private static void AddBadDigits(int index, ReadOnlySpan<byte> packed, ColumnNotes notes) =>
        notes.Unreadable(index, Reason.CodeBadCharacter, packed.ToArray(), Convert.ToHexString(packed));
}
