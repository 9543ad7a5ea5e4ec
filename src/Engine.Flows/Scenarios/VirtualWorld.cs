using Engine.Flows.Components.Steps;
using Engine.Flows.Document;
using Engine.Flows.Facts;

namespace Engine.Flows.Scenarios;

/// <summary>Answers effects as a scenario says. One for each run: it remembers what has been used up.</summary>
internal sealed class VirtualWorld(PublishedFlow flow, Scenario scenario)
{
    /// <summary>How fast the imagined voice speaks.</summary>
    private const double CharactersPerSecond = 15;

    /// <summary>Length of sounds that are not text, seconds.</summary>
    private const double OtherPromptSeconds = 5;

    private readonly VirtualCalls _calls = new(scenario);
    private readonly VirtualServices _services = new(flow, scenario);
    private readonly List<Reaction> _reactions = [.. scenario.Callee.Does];

    /// <summary>Keys typed ahead.</summary>
    private string _ahead = "";

    /// <summary>Commands that come of an effect, each at its own time.</summary>
    public IEnumerable<InteractionCommand> Answer(InteractionEffect effect, InteractionState state, DateTimeOffset now)
    {
        var step = state.Current?.StepId ?? "";
        return ImaginedFailure.Of(scenario, effect, step, now) is { } failure ? [failure] : AnswerWell(effect, step, state, now);
    }

    private IEnumerable<InteractionCommand> AnswerWell(InteractionEffect effect, string step, InteractionState state, DateTimeOffset now) =>
        effect switch
        {
            InteractionEffect.Play e => Play(e, step, now),
            InteractionEffect.Collect e => Collect(e, step, now),
            InteractionEffect.Listen e => Listen(e, step, now),
            InteractionEffect.Bridge e => _calls.Talk(e, state, Take(step), now),
            InteractionEffect.DrawSplit or InteractionEffect.CallService or InteractionEffect.QueryRecord or InteractionEffect.RunFunction
                or InteractionEffect.JoinRingGroup => _services.Answer(effect, step, now),
            _ => _calls.Answer(effect, state, now),
        };

    private IEnumerable<InteractionCommand> Play(InteractionEffect.Play play, string step, DateTimeOffset now)
    {
        // Play audio ignores keys and throws away what waits.
        _ahead = "";
        var seconds = Length(play.Source);
        var totalMs = (long)(seconds * 1000);
        var reaction = Take(step);
        return HangUp(reaction, seconds) is { } after
            ? [HungUp(now, after, play.Attempt, new PlaybackProgress(play.PlaybackId, (long)(after * 1000), totalMs))]
            : [new InteractionCommand.PlaybackEnded(now.AddSeconds(seconds), play.PlaybackId, totalMs, totalMs, true)];
    }

    private IEnumerable<InteractionCommand> Collect(InteractionEffect.Collect collect, string step, DateTimeOffset now)
    {
        var reaction = Take(step);
        var typed = _ahead.Length > 0;
        var prompts = typed ? 0 : collect.Prompts.Sum(Length);
        if (HangUp(reaction, prompts) is { } after)
        {
            return [HungUp(now, after, collect.Attempt, null)];
        }

        var keys = KeyCollection.Empty;
        var pressed = _ahead + reaction?.Press;
        var used = 0;
        while (used < pressed.Length && keys.End is null)
        {
            keys = keys.Press(pressed[used++], collect.Rules);
        }

        // Keys beyond a complete input wait for the next one, as on a real call.
        _ahead = pressed[used..];

        var end = keys.End is null ? keys.TimeOut() : keys;
        var at = now.AddSeconds(prompts + (keys.End is null ? collect.Rules.TimeoutSeconds : 0) + (end.Digits.Length * 0.5));
        return [new InteractionCommand.KeysCollected(at, collect.Token, end.Digits, end.End == KeyCollection.Ending.Complete)];
    }

    private IEnumerable<InteractionCommand> Listen(InteractionEffect.Listen listen, string step, DateTimeOffset now)
    {
        var prompts = listen.Prompts.Sum(Length);
        var reaction = Take(step);
        if (HangUp(reaction, prompts) is { } after)
        {
            return [HungUp(now, after, listen.Attempt, null)];
        }

        var speech = (reaction?.Say?.Length ?? 0) / CharactersPerSecond;
        return [new InteractionCommand.SpeechHeard(now.AddSeconds(prompts + speech + listen.Rules.SilenceSeconds), listen.Token, reaction?.Say)];
    }

    /// <summary>The first thing the contact still has to do in this step.</summary>
    private Reaction? Take(string step)
    {
        var found = _reactions.Find(r => string.Equals(r.Step, step, StringComparison.Ordinal));
        if (found is not null)
        {
            _reactions.Remove(found);
        }

        return found;
    }

    /// <summary>Seconds until the contact hangs up, null when they stay.</summary>
    private static double? HangUp(Reaction? reaction, double promptSeconds) =>
        reaction?.HangUpAfterSeconds ?? (reaction?.HangUpAtPercent is { } percent ? promptSeconds * percent / 100 : null);

    private static InteractionCommand.HungUp HungUp(DateTimeOffset now, double after, int attempt, PlaybackProgress? playback) =>
        new(now.AddSeconds(after), attempt, Party.Contact, "remote_hangup", 16, playback);

    private static double Length(PromptSource source) => source.Text is { } text ? Math.Max(1, text.Length / CharactersPerSecond) : OtherPromptSeconds;
}
