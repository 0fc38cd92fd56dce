using System.Buffers.Binary;
using System.Buffers.Text;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using TraceEngine.Contracts.Query.V1;
using TraceEngine.Query.Exports.Jobs;

namespace TraceEngine.Query.Reception;

/// <summary>Exports as they travel.</summary>
internal static class ExportMessages
{
    private const int TokenBytes = 2 * sizeof(long);

    public static Export ToMessage(ExportJob job)
    {
        var (failureZh, failureEn) = ExportErrors.TextOf(job.Failure);
        return new Export
        {
            ExportId = (ulong)job.Id,
            Format = (Contracts.Query.V1.ExportFormat)job.Format,
            State = (Contracts.Query.V1.ExportState)job.State,
            CodesTotal = (ulong)job.CodesTotal,
            CodesDone = (ulong)job.CodesDone,
            Rows = (ulong)job.Rows,
            Bytes = (ulong)job.Bytes,
            LeftMilliseconds = (ulong)(job.Left?.TotalMilliseconds ?? 0),
            Sha256 = job.State == Exports.Jobs.ExportState.Done ? ByteString.CopyFrom(job.Digest) : ByteString.Empty,
            CreatedAt = Timestamp.FromDateTime(job.CreatedAt),
            FinishedAt = job.FinishedAt is { } finished ? Timestamp.FromDateTime(finished) : null,
            ExpiresAt = job.ExpiresAt is { } expires ? Timestamp.FromDateTime(expires) : null,
            FileName = job.DownloadName,
            Failure = (Contracts.Query.V1.ExportFailure)job.Failure,
            FailureZh = failureZh,
            FailureEn = failureEn,
            Selection = job.Selection is { } selection ? CodeSelection.Parser.ParseFrom(selection) : null,
        };
    }

    /// <summary>The token of the page behind an export.</summary>
    public static string TokenOf(ExportJob last)
    {
        Span<byte> bytes = stackalloc byte[TokenBytes];
        BinaryPrimitives.WriteInt64BigEndian(bytes, last.CreatedAt.Ticks);
        BinaryPrimitives.WriteInt64BigEndian(bytes[sizeof(long)..], last.Id);
        return Base64Url.EncodeToString(bytes);
    }

    /// <summary>The place of a token; null when it is none.</summary>
    public static (DateTime CreatedAt, long Id)? PlaceOf(string token)
    {
        Span<byte> bytes = stackalloc byte[TokenBytes];
        if (!Base64Url.IsValid(token, out var length) || length != TokenBytes
            || !Base64Url.TryDecodeFromChars(token, bytes, out _))
        {
            return null;
        }

        var ticks = BinaryPrimitives.ReadInt64BigEndian(bytes);
        return ticks < DateTime.UnixEpoch.Ticks || ticks > DateTime.MaxValue.Ticks
            ? null
            : (new DateTime(ticks, DateTimeKind.Utc), BinaryPrimitives.ReadInt64BigEndian(bytes[sizeof(long)..]));
    }
}
