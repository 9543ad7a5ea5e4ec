using Engine.Flows.Document;
using Engine.Flows.Scenarios;
using Engine.Media.Prompts;
using Engine.Phone;
using Engine.Ports.Speech;

namespace Engine.Host.Rehearsals;

/// <summary>What somebody with a phone in their hand does: presses keys, speaks when the other side is silent, hangs up in the middle.</summary>
internal sealed class PhoneUser(ISpeechSynthesizer speech, TimeProvider time)
{
    private const int RateHz = 8000;
    private const string Language = "en-US";

    /// <summary>Loudest sample of what counts as silence.</summary>
    private const int Silence = 300;

    private static readonly TimeSpan Thinking = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(50);

    /// <summary>Longer than the pauses between two sentences of a prompt.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(900);

    /// <summary>When nothing is heard for so long, there is no prompt.</summary>
    private static readonly TimeSpan NoPrompt = TimeSpan.FromSeconds(4);

    /// <summary>Carries out a reaction on the call.</summary>
    /// <param name="call">The call.</param>
    /// <param name="reaction">What to do.</param>
    /// <param name="prompts">What the step plays.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task DoAsync(PhoneCall call, Reaction reaction, IReadOnlyList<PromptSource> prompts, CancellationToken cancellation)
    {
        if (reaction.Press is { } keys)
        {
            await Task.Delay(Thinking, time, cancellation);
            foreach (var key in keys)
            {
                call.Press(key);
            }
        }
        else if (reaction.Say is { } words)
        {
            var said = Resampler.Convert(await RenderAsync(words, Language, sensitive: false, cancellation), RateHz).Samples;
            await QuietAsync(call, cancellation);
            call.Say(said);
        }
        else
        {
            await HangUpAsync(call, reaction, prompts, cancellation);
        }
    }

    private async Task HangUpAsync(PhoneCall call, Reaction reaction, IReadOnlyList<PromptSource> prompts, CancellationToken cancellation)
    {
        var began = time.GetTimestamp();
        var after = TimeSpan.FromSeconds(reaction.HangUpAfterSeconds ?? 0);
        if (reaction.HangUpAtPercent is { } percent)
        {
            foreach (var prompt in prompts)
            {
                after += await LengthAsync(prompt, cancellation) * percent / 100;
            }
        }

        var left = after - time.GetElapsedTime(began);
        if (left > TimeSpan.Zero)
        {
            await Task.Delay(left, time, cancellation);
        }

        call.HangUp();
    }

    private async Task<TimeSpan> LengthAsync(PromptSource prompt, CancellationToken cancellation) => prompt.Text is { } text
        ? (await RenderAsync(text, prompt.Language ?? Language, prompt.Sensitive, cancellation)).Duration
        : StandInSounds.Length;

    private async Task<PcmClip> RenderAsync(string text, string language, bool sensitive, CancellationToken cancellation) =>
        await speech.SynthesizeAsync(new SpeechRequest(text, language, Sensitive: sensitive), cancellation) switch
        {
            SpeechResult.Rendered rendered => rendered.Clip,
            SpeechResult.Refused refused => throw new RehearsalException($"A phone's user cannot speak: {refused.Detail}"),
            var other => throw new InvalidOperationException($"Unknown answer {other.GetType().Name}."),
        };

    /// <summary>Waits until the other side has spoken and stopped.</summary>
    private async Task QuietAsync(PhoneCall call, CancellationToken cancellation)
    {
        var began = time.GetTimestamp();
        var seen = call.Tap?.Heard().Length ?? 0;
        long? loud = null;
        while (time.GetElapsedTime(loud ?? began) < (loud is null ? NoPrompt : Pause))
        {
            await Task.Delay(Poll, time, cancellation);
            var heard = call.Tap?.Heard() ?? [];
            if (heard.AsSpan(Math.Min(seen, heard.Length)).ContainsAnyExceptInRange((short)-Silence, (short)Silence))
            {
                loud = time.GetTimestamp();
            }

            seen = heard.Length;
        }
    }
}
