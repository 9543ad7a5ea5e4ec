using System.Globalization;
using System.Runtime;
using Engine.Host.Composition;

namespace Engine.Host.Telemetry;

/// <summary>Figures of the process and its readiness.</summary>
internal sealed class NodeFigures(Readiness readiness) : IMetricSource
{
    public IEnumerable<Metric> Read() =>
    [
        new("engine_ready", MetricKind.Gauge, "1 while this node should get requests.", readiness.IsReady ? 1 : 0),
        new("engine_store_healthy", MetricKind.Gauge, "1 while the store can be written to.", readiness.StoreIsHealthy ? 1 : 0),
        new("process_cpu_seconds_total", MetricKind.Counter, "CPU time used.", Environment.CpuUsage.TotalTime.TotalSeconds),
        new("process_resident_memory_bytes", MetricKind.Gauge, "Memory in use.", Environment.WorkingSet),
        new("dotnet_gc_heap_bytes", MetricKind.Gauge, "Managed heap.", GC.GetTotalMemory(forceFullCollection: false)),
        new("dotnet_gc_allocated_bytes_total", MetricKind.Counter, "Managed memory allocated.", GC.GetTotalAllocatedBytes()),
        new("dotnet_gc_pause_seconds_total", MetricKind.Counter, "Time all threads stood still for the collector.", GC.GetTotalPauseDuration().TotalSeconds),
        new("dotnet_jit_methods_total", MetricKind.Counter, "Methods compiled by this process.", JitInfo.GetCompiledMethodCount()),
        new("dotnet_jit_seconds_total", MetricKind.Counter, "Time spent compiling them, on whatever thread.", JitInfo.GetCompilationTime().TotalSeconds),
        .. Enumerable.Range(0, GC.MaxGeneration + 1).Select(generation => new Metric(
            "dotnet_gc_collections_total", MetricKind.Counter, "Collections that reached this generation or an older one.", GC.CollectionCount(generation))
        {
            Labels = [("generation", generation.ToString(CultureInfo.InvariantCulture))],
        }),
        new("dotnet_thread_pool_threads", MetricKind.Gauge, "Threads of the pool.", ThreadPool.ThreadCount),
        new("dotnet_thread_pool_queue_length", MetricKind.Gauge, "Work items waiting for a thread.", ThreadPool.PendingWorkItemCount),
    ];
}
