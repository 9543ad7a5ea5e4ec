using Engine.Actors.Prompts;
using Engine.Flows.Document;
using Engine.Flows.Facts;
using Engine.Media.Prompts;
using Engine.Ports.Calls;
using Engine.Ports.Faults;
using Engine.Ports.Speech;

namespace Engine.Actors.Legs;

/// <summary>
/// The sound, keys and speech of one leg: the effects that concern them, and their results. Used in the turns of the leg's
/// actor only.
/// </summary>
internal sealed class LegTalk(LegLine line, PromptLoader prompts, ISpeechRecognizer recognizer, ICrashPoints crashPoints)
{
    private readonly LegSound _sound = new(line, prompts, crashPoints);
    private readonly LegBridging _bridging = new(line);

    /// <summary>The prompts that were made ready before the call was placed.</summary>
    public void HaveReady(IReadOnlyDictionary<PromptSource, EncodedPrompt> first) => _sound.HaveReady(first);

    /// <summary>One message; false when it does not concern sound.</summary>
    public bool On(object message)
    {
        switch (message)
        {
            case InteractionEffect.Play m: OnPlay(m); break;
            case InteractionEffect.MakeReady m: _sound.MakeReady(m.Prompts); break;
            case InteractionEffect.StopPlayback m: OnStopPlayback(m.PlaybackId); break;
            case InteractionEffect.Collect m: line.Start(new LegCollecting(m, line, _sound)); break;
            case InteractionEffect.Listen m: line.Start(new LegListening(line, _sound, recognizer, m)); break;
            case InteractionEffect.StopInput m: OnStopInput(m.Token); break;
            case LegProtocol.Lent { For: InteractionEffect.Ringback m, Call: var rings }: OnRingback(m.Token, rings); break;
            case LegProtocol.Lent { For: InteractionEffect.Bridge, Call: var with }: OnBridge(with); break;
            case LegSignal.Loaded m: _sound.OnLoaded(m); break;
            case LegSignal.MadeReady m: _sound.OnMadeReady(m); break;
            case LegSignal.ForInput m: ToInput(m); break;
            case CallEvent.PlaybackEnded m: _sound.OnEnded(m); break;
            case CallEvent.Digit m: line.OnKey(m.Key); break;
            default: return false;
        }

        return true;
    }

    /// <summary>The far end is gone. False when nothing played; else the prompt reports how far it came, or <see cref="LegSignal.CutPatienceOver"/> follows.</summary>
    public bool Cut()
    {
        line.IsUp = false;
        line.StopInput();
        if (!_sound.IsPlaying)
        {
            return false;
        }

        line.WaitForCut();
        return true;
    }

    private void OnPlay(InteractionEffect.Play play)
    {
        line.StopInput();
        line.Keys.Ignore();
        _sound.Play(play);
    }

    private void OnStopPlayback(long id)
    {
        if (!_bridging.Stop(id))
        {
            _sound.Stop(id);
        }
    }

    /// <summary>The other leg waits for the answer before it dials, so there is one even when this leg is over.</summary>
    private void OnRingback(long token, ICall rings)
    {
        _bridging.Ring(token, rings);
        line.ReplyToLeg(new LegProtocol.Listens());
    }

    private void OnBridge(ICall with)
    {
        line.StopInput();
        _bridging.Bridge(with);
    }

    private void OnStopInput(long token)
    {
        if (line.Input?.Token == token)
        {
            line.StopInput();
        }
    }

    private void ToInput(LegSignal.ForInput m)
    {
        if (line.Input is { } input && input.Token == m.Token)
        {
            input.On(m.Message);
        }
    }
}
