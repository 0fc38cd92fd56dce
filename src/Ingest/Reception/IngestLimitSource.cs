using Microsoft.Extensions.Options;
using TraceEngine.Contracts.Ingest.V1;
using TraceEngine.Contracts.Limits;
using TraceEngine.Ingest.Catalog;

namespace TraceEngine.Ingest.Reception;

/// <summary>The caps of the write side.</summary>
internal sealed class IngestLimitSource(
    IOptions<IngestOptions> options, IOptions<CatalogOptions> catalogOptions, ReceptionServices services) : ILimitSource
{
    public IEnumerable<LimitEntry> ReadFor(long enterpriseId) =>
        [.. OfCalls(), .. OfStreams(enterpriseId), .. OfLanes(), .. OfCatalog()];

    private IEnumerable<LimitEntry> OfCalls()
    {
        var limits = options.Value.Limits;
        const string Part = "Ingest:Limits";
        yield return LimitEntry.OfCall(
            $"{Part}:{nameof(limits.MaxCodesPerBatch)}", "每批或每张单据最多追溯码数", "codes in one batch or document",
            LimitUnit.Rows, limits.MaxCodesPerBatch);
        yield return LimitEntry.OfCall(
            $"{Part}:{nameof(limits.MaxSectionsPerBatch)}", "每批最多分段数", "sections in one batch",
            LimitUnit.Sections, limits.MaxSectionsPerBatch);
        yield return LimitEntry.OfCall(
            $"{Part}:{nameof(limits.MaxMessageBytes)}", "单条消息最大字节数", "bytes of one message",
            LimitUnit.Bytes, limits.MaxMessageBytes);
        yield return LimitEntry.OfCall(
            $"{Part}:{nameof(limits.MaxClientPositionBytes)}", "客户端位置最大字节数", "bytes of a client position",
            LimitUnit.Bytes, limits.MaxClientPositionBytes);
        yield return LimitEntry.OfCall(
            $"{Part}:{nameof(limits.MaxStreamNameCharacters)}", "流名称最多字符数", "characters of a stream's name",
            LimitUnit.Characters, limits.MaxStreamNameCharacters);
        yield return LimitEntry.OfCall(
            $"{Part}:{nameof(limits.MaxDocumentNumberCharacters)}", "单据号最多字符数", "characters of a document number",
            LimitUnit.Characters, limits.MaxDocumentNumberCharacters);
        yield return LimitEntry.OfTime(
            $"{Part}:{nameof(limits.MaxClockLead)}", "事件时间最多超前", "how far an event may be in the future",
            limits.MaxClockLead);
        var rows = options.Value.Rows;
        yield return LimitEntry.OfCall(
            $"Ingest:Rows:{nameof(rows.MaxContentsPerRow)}", "一行可终止或拆出的内含码数",
            "codes inside a package that one row ends or empties",
            LimitUnit.Rows, rows.MaxContentsPerRow);
    }

    private IEnumerable<LimitEntry> OfStreams(long enterpriseId)
    {
        var reception = options.Value.Reception;
        const string Part = "Ingest:Reception";
        yield return new LimitEntry(
            $"{Part}:{nameof(reception.MaxStreamsOfEnterprise)}", "本企业同时打开的流", "streams of the enterprise open at once",
            LimitUnit.Streams, LimitOwner.Enterprise, reception.MaxStreamsOfEnterprise, services.Slots.OpenOf(enterpriseId));
        yield return LimitEntry.OfHost(
            $"{Part}:{nameof(reception.MaxStreamsOfHost)}", "本服务同时打开的流", "streams open on the host",
            LimitUnit.Streams, reception.MaxStreamsOfHost, services.Slots.OpenOfHost);
        yield return LimitEntry.OfHost(
            $"{Part}:{nameof(reception.MaxInFlightBytesOfHost)}", "本服务未应答批次的字节数", "bytes of unanswered batches on the host",
            LimitUnit.Bytes, reception.MaxInFlightBytesOfHost, services.HostBudget.TakenBytes);
        yield return new LimitEntry(
            $"{Part}:{nameof(reception.MaxInFlightBytesPerStream)}", "每个流未应答批次的字节数", "bytes of unanswered batches of one stream",
            LimitUnit.Bytes, LimitOwner.Stream, reception.MaxInFlightBytesPerStream);
        yield return new LimitEntry(
            $"{Part}:{nameof(reception.MaxInFlightBatchesPerStream)}", "每个流未应答的批次数", "unanswered batches of one stream",
            LimitUnit.Batches, LimitOwner.Stream, reception.MaxInFlightBatchesPerStream);
        yield return new LimitEntry(
            $"{Part}:{nameof(reception.IdleTimeout)}", "流空闲多久后关闭", "time without a message after which a stream is closed",
            LimitUnit.Milliseconds, LimitOwner.Stream, (long)reception.IdleTimeout.TotalMilliseconds);
    }

    private IEnumerable<LimitEntry> OfLanes()
    {
        var (lanes, writer, shelves) = (options.Value.Lanes, options.Value.Writer, options.Value.Shelves);
        yield return LimitEntry.OfHost(
            $"Ingest:Lanes:{nameof(lanes.Count)}", "写入通道数，0 为处理器核数", "lanes that write, 0 = cores",
            LimitUnit.Number, lanes.Count);
        yield return LimitEntry.OfHost(
            $"Ingest:Lanes:{nameof(lanes.MaxGroupRows)}", "一个事务最多行数", "rows in one transaction",
            LimitUnit.Rows, lanes.MaxGroupRows);
        yield return LimitEntry.OfHost(
            $"Ingest:Lanes:{nameof(lanes.QueueCapacity)}", "每个通道排队的批次数", "batches that wait in one lane",
            LimitUnit.Batches, lanes.QueueCapacity);
        yield return LimitEntry.OfHost(
            $"Ingest:Lanes:{nameof(lanes.PenaltyRestFactor)}", "重复数据通道的休息倍数", "rest of the penalty lane, times its own work",
            LimitUnit.Number, lanes.PenaltyRestFactor);
        yield return LimitEntry.OfHostTime(
            $"Ingest:Lanes:{nameof(lanes.MaxPenaltyRest)}", "重复数据通道最长休息", "longest rest of the penalty lane",
            lanes.MaxPenaltyRest);
        yield return LimitEntry.OfHost(
            $"Ingest:Writer:{nameof(writer.MaxRedos)}", "死锁后重做次数", "redos of a group after a deadlock",
            LimitUnit.Number, writer.MaxRedos);
        yield return LimitEntry.OfHostTime(
            $"Ingest:Shelves:{nameof(shelves.LeaseWait)}", "缓存租约等待", "wait for leases of the cache", shelves.LeaseWait);
        yield return LimitEntry.OfHostTime(
            $"Ingest:Shelves:{nameof(shelves.CommandTimeout)}", "清空缓存的时限", "time to empty the cache", shelves.CommandTimeout);
        yield return LimitEntry.OfHostTime(
            $"Ingest:Shelves:{nameof(shelves.CloseRetryDelay)}", "关闭缓存的重试间隔", "pause between tries to close the cache",
            shelves.CloseRetryDelay);
    }

    private IEnumerable<LimitEntry> OfCatalog()
    {
        var catalog = catalogOptions.Value;
        yield return LimitEntry.OfCall(
            $"Catalog:{nameof(catalog.MaxProductsPerUpload)}", "一次上传最多产品数", "products of one upload",
            LimitUnit.Rows, catalog.MaxProductsPerUpload);
        yield return LimitEntry.OfCall(
            $"Catalog:{nameof(catalog.DefaultPageSize)}", "产品列表默认每页数", "products of a page when not told",
            LimitUnit.Rows, catalog.DefaultPageSize);
        yield return LimitEntry.OfCall(
            $"Catalog:{nameof(catalog.MaxPageSize)}", "产品列表最多每页数", "products of a page", LimitUnit.Rows, catalog.MaxPageSize);
        yield return LimitEntry.OfTime(
            $"Catalog:{nameof(catalog.RegisterTimeout)}", "一次产品登记的时限", "time of one registration", catalog.RegisterTimeout);
        yield return LimitEntry.OfTime(
            $"Catalog:{nameof(catalog.RetryDelay)}", "登记失败后的重试等待", "wait before a registration is repeated", catalog.RetryDelay);
        yield return LimitEntry.OfHostTime(
            $"Catalog:{nameof(catalog.RefreshInterval)}", "查看其他服务登记的间隔", "pause between looks for registrations of other hosts",
            catalog.RefreshInterval);
    }
}
