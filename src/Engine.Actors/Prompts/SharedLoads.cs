using System.Collections.Concurrent;

namespace Engine.Actors.Prompts;

/// <summary>Loads that several calls ask for at the same time run once, and all get its end. Thread-safe.</summary>
internal sealed class SharedLoads
{
    private readonly ConcurrentDictionary<string, Task<LoadedPrompt>> _running = new(StringComparer.Ordinal);

    /// <param name="key">Equal for equal loads.</param>
    /// <param name="load">Runs on the first caller's time; it must not depend on that caller's patience.</param>
    public async ValueTask<LoadedPrompt> RunAsync(string key, Func<ValueTask<LoadedPrompt>> load)
    {
        var mine = new TaskCompletionSource<LoadedPrompt>();
        var running = _running.GetOrAdd(key, mine.Task);
        if (running != mine.Task)
        {
            return await running;
        }

        try
        {
            mine.SetResult(await load());
        }
        catch (Exception fault)
        {
            mine.SetException(fault);
        }
        finally
        {
            _running.TryRemove(key, out _);
        }

        return await mine.Task;
    }
}
