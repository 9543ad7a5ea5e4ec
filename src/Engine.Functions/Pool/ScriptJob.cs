using Engine.Accounts.Functions;
using Engine.Functions.Wire;

namespace Engine.Functions.Pool;

/// <summary>One run on its way: it waits, then a worker takes it or the caller gives it up, never both.</summary>
internal sealed class ScriptJob(ScriptOrder order)
{
    private readonly TaskCompletionSource<ScriptResult> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _claimed;

    public ScriptOrder Order => order;

    public Task<ScriptResult> Done => _done.Task;

    /// <returns>False when the other side was first.</returns>
    public bool Claim() => Interlocked.Exchange(ref _claimed, 1) == 0;

    public void End(ScriptResult result) => _done.TrySetResult(result);
}
