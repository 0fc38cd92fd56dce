using Spectre.Console;
using TraceEngine.Host.Importing;

namespace TraceEngine.Host.Demo;

/// <summary>What the demo measured. Client, server and database share this machine; the bench measures properly.</summary>
internal sealed class DemoFigures
{
    public double ImportCodesPerSecond { get; set; }

    public double StreamCodesPerSecond { get; set; }

    public TimeSpan AckMedian { get; set; }

    public TimeSpan AckP99 { get; set; }

    public TimeSpan ServerAway { get; set; }

    public TimeSpan TimeToResume { get; set; }

    public double BytesPerCode { get; set; }

    public int ExportCodes { get; set; }

    public TimeSpan ExportTime { get; set; }

    public void Draw(IAnsiConsole console)
    {
        var table = new Table().Border(TableBorder.Simple).HideHeaders().AddColumn(string.Empty).AddColumn(string.Empty);
        Add("导入 import of the XML, end to end", $"{ImportScreen.Number((long)ImportCodesPerSecond)} codes/s");
        Add("流式写入 two streams, without the outage", $"{ImportScreen.Number((long)StreamCodesPerSecond)} codes/s");
        Add("确认延迟 ack latency p50, p99 at full speed", $"{AckMedian.TotalMilliseconds:0} ms, {AckP99.TotalMilliseconds:0} ms");
        Add("服务中断 kill -9 until the server was ready again", $"{ServerAway.TotalSeconds:0.00} s");
        Add("续传用时 from then until both streams went on", $"{TimeToResume.TotalSeconds:0.00} s");
        Add("占用磁盘 disk, all tables and indexes", $"{BytesPerCode:0} B/code");
        Add("全节点导出 full-node export", $"{ImportScreen.Number(ExportCodes)} codes in {ExportTime.TotalSeconds:0.00} s");
        Add("机器 machine", $"{Environment.ProcessorCount} cores; client, server and database share them");
        console.Write(table);

        void Add(string what, string value) => table.AddRow(new Text(what), new Text(value));
    }
}
