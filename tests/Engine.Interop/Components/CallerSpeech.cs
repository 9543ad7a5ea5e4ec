using Engine.Media.Prompts;
using Engine.Phone;
using Engine.Ports.Speech;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Engine.Interop.Components;

/// <summary>What a phone's user says: flite's other voice, so that nobody is understood because the engine hears itself.</summary>
internal static class CallerSpeech
{
    private const string Voice = "slt";
    private const int RateHz = 8000;

    /// <summary>A sentence as samples for a phone; skips the test where an engine of this machine is missing.</summary>
    /// <param name="calls">The engine whose voices are used.</param>
    /// <param name="text">English.</param>
    /// <param name="voice">Null is the engine's own.</param>
    public static async Task<short[]> SayAsync(ComponentCalls calls, string text, string? voice = Voice)
    {
        var speech = calls.Services.GetRequiredService<ISpeechSynthesizer>();
        var said = await speech.SynthesizeAsync(new SpeechRequest(text, "en-US", voice), TestContext.Current.CancellationToken);
        Assert.SkipUnless(said is SpeechResult.Rendered, string.Join("; ", speech.Capabilities.Missing));
        return Resampler.Convert(((SpeechResult.Rendered)said).Clip, RateHz).Samples;
    }

    /// <summary>A phone that answers and says it, counted from the answer.</summary>
    public static PhoneConfig PhoneSaying(short[] samples, double atSeconds) => new()
    {
        RingFor = TimeSpan.FromMilliseconds(50), Says = [new PhoneUtterance(TimeSpan.FromSeconds(atSeconds), samples)],
    };
}
