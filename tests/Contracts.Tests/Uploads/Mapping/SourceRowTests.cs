using TraceEngine.Contracts.Uploads;
using TraceEngine.Contracts.Uploads.Mapping;

namespace TraceEngine.Contracts.Tests.Uploads.Mapping;

public sealed class SourceRowTests
{
    private static readonly SourceRow Row =
        new WireRow(7, ("docNo", "D1"), ("shpType", "201"), ("tracCodg", "c")).Of(UploadKind.Shipping);

    [Fact]
    public void Value_ByTarget_IsThatOfItsField()
    {
        Assert.Equal((7, UploadKind.Shipping), (Row.Number, Row.Kind));
        Assert.Equal(
            ("D1", "201", "c"), (Row[UploadTargets.DocumentNumber], Row[UploadTargets.BillType], Row[UploadTargets.Code]));
    }

    [Fact]
    public void Value_OfWhatTheUploadLacks_IsEmpty() =>
        Assert.Equal(("", ""), (Row[UploadTargets.RejectedCode], Row[UploadTargets.ShippingNote]));

    [Fact]
    public void First_OfSeveral_IsTheFirstThatIsGiven()
    {
        Assert.Equal("201", Row.First(UploadTargets.RejectedCode, UploadTargets.ShippingNote, UploadTargets.BillType));
        Assert.Equal("", Row.First(UploadTargets.Memo));
    }

    [Fact]
    public void Value_LookedUp_AllocatesNothing()
    {
        Read();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1_000; i++)
        {
            Read();
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        static int Read() => Row[UploadTargets.Code].Length + Row.First(UploadTargets.Memo, UploadTargets.RejectedCode).Length;
    }
}
