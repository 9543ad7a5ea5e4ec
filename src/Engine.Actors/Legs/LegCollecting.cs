using Engine.Flows.Facts;

namespace Engine.Actors.Legs;

/// <summary>
/// Collects keys: the prompts play until the first key, the wait for the next one begins when they end and anew with each key. Keys typed ahead
/// count as if pressed at once, and the prompts are not played then.
/// </summary>
internal sealed class LegCollecting(InteractionEffect.Collect order, LegLine line, LegSound sound) : ILegInput
{
    private KeyCollection _keys = KeyCollection.Empty;

    public long Token => order.Token;

    public void Begin()
    {
        line.Call?.WantKeys();
        line.Keys.Heed();
        while (_keys.End is null && line.Keys.TryTake(out var typed))
        {
            Take(typed);
        }

        if (_keys.End is null && _keys.Digits.Length == 0)
        {
            sound.PlayAll(order.Prompts, Wait, why => line.Answer(new InteractionCommand.EffectFailed(line.Now, Token, why.Reason) { Detail = why.Detail }));
        }
    }

    public void OnKey(char key) => Take(key);

    /// <summary>The only message to itself: nobody pressed a key in time.</summary>
    public void On(object message)
    {
        _keys = _keys.TimeOut();
        Finish();
    }

    public void Stop() => sound.StopAll();

    private void Take(char key)
    {
        sound.StopAll();
        _keys = _keys.Press(key, order.Rules);
        if (_keys.End is null)
        {
            Wait();
        }
        else
        {
            Finish();
        }
    }

    private void Wait() => line.Later(TimeIsUp.Instance, TimeSpan.FromSeconds(order.Rules.TimeoutSeconds));

    private void Finish() =>
        line.Answer(new InteractionCommand.KeysCollected(line.Now, Token, _keys.Digits, _keys.End == KeyCollection.Ending.Complete));

    private sealed record TimeIsUp
    {
        public static readonly TimeIsUp Instance = new();
    }
}
