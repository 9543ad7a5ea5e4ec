using Engine.Functions.Pool;

namespace Engine.Host.Telemetry;

/// <summary>Figures of functions and their workers.</summary>
internal sealed class FunctionFigures(FunctionPool pool) : IMetricSource
{
    public IEnumerable<Metric> Read()
    {
        var figures = pool.Figures;
        yield return new Metric("engine_function_runs_total", MetricKind.Counter, "Functions run, whatever came of it.", figures.Runs);
        yield return new Metric("engine_function_errors_total", MetricKind.Counter, "Functions that ended with an error.", figures.Errors);
        yield return new Metric("engine_function_timeouts_total", MetricKind.Counter, "Functions that did not end in their time.", figures.Timeouts);
        yield return new Metric("engine_function_refused_total", MetricKind.Counter, "Runs refused because too many waited.", figures.Refused);
        yield return new Metric("engine_function_workers_started_total", MetricKind.Counter, "Worker processes started.", figures.Started);
        yield return new Metric("engine_function_workers_killed_total", MetricKind.Counter, "Worker processes killed because a function held on.", figures.Killed);
    }
}
