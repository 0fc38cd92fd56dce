using System.Text;
using TraceEngine.Contracts.Uploads;
using TraceEngine.Signing.Params;
using TraceEngine.Signing.Uploads;

namespace TraceEngine.Signing.Tests.Params;

public sealed class ParamReaderTests
{
    private static readonly ObjectShape Shipping = UploadShapes.Of(UploadKind.Shipping, new SigningOptions { CodesAtMost = 3 });

    [Fact]
    public void Values_OfDocumentAndLists_AreFoundByTheirTargets()
    {
        var faults = new ParamFaults();

        var values = Read("""{"docNo":"D1","totlCnt":1.50,"tracCodgList":[{"tracCodg":"1"},{"drugTracCodg":"2","cnt":"3"}]}""",
            faults);

        Assert.Empty(faults.List);
        Assert.Equal("D1", values!.Of(UploadTargets.DocumentNumber));
        Assert.Equal("1.50", values.Of(UploadTargets.GoodsDeclaredTotal));
        Assert.Equal(["1", "2"], values.Items(0).Select(item => item.Of(UploadTargets.Code)));
        Assert.Equal([1, 2], values.Items(0).Select(item => item.Row));
    }

    [Theory]
    [InlineData("""{"docNo":1}""", "docNo")]
    [InlineData("""{"docNo":true}""", "docNo")]
    [InlineData("""{"docNo":{"a":1}}""", "docNo")]
    [InlineData("""{"docno":"D1"}""", "docno")]
    [InlineData("""{"docNo":"D1","doc\u004eo":"D1"}""", "docNo")]
    [InlineData("""{"tracCodgList":{}}""", "tracCodgList")]
    [InlineData("""{"tracCodgList":["1"]}""", "tracCodgList")]
    [InlineData("""{"tracCodgList":[{},{},{},{}]}""", "tracCodgList")]
    [InlineData("""{"tracCodgList":[{"tracCodg":81900010000001000100}]}""", "tracCodgList.tracCodg")]
    [InlineData("""{"docNo":"\udc00"}""", "param")]
    [InlineData("""{"docNo":"D1"}{}""", "param")]
    [InlineData("""{"docNo":"D1",}""", "param")]
    [InlineData("[]", "param")]
    public void Param_OfAnotherForm_IsToldByItsField(string param, string field)
    {
        var faults = new ParamFaults();

        Read(param, faults);

        Assert.Contains(field, faults.List.Select(fault => fault.Field));
    }

    [Fact]
    public void Faults_OfManyRows_AreBounded()
    {
        var shape = UploadShapes.Of(UploadKind.Shipping, new SigningOptions());
        var rows = string.Join(',', Enumerable.Repeat("""{"tracCodg":1}""", 9_000));
        var faults = new ParamFaults();

        ParamReader.Read(Encoding.UTF8.GetBytes($$"""{"tracCodgList":[{{rows}}]}"""), shape, faults);

        Assert.Equal(1_000, faults.Count);
    }

    [Fact]
    public void Levels_InsideAProduct_AreToldByThePlaceOfTheProduct()
    {
        var shape = UploadShapes.Of(UploadKind.DomesticDrug, new SigningOptions());
        var faults = new ParamFaults();

        ParamReader.Read("""{"data":[{},{"pacLvList":[{"tracPrfx":8190001}]}]}"""u8, shape, faults);

        var fault = Assert.Single(faults.List);
        Assert.Equal((2, "data.pacLvList.tracPrfx"), (fault.Row, fault.Field));
    }

    private static ObjectValues? Read(string param, ParamFaults faults) =>
        ParamReader.Read(Encoding.UTF8.GetBytes(param), Shipping, faults);
}
