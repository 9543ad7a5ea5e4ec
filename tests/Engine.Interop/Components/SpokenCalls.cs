using Engine.Phone;
using Engine.Ports.Speech;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Engine.Interop.Components;

/// <summary>Component calls with the speech engines of this machine on both sides: the phone's user speaks with flite's other voice.</summary>
public sealed class SpokenCalls : ComponentCalls
{
    /// <summary>How the prompts of these tests are always worded: about 1.2 s.</summary>
    public const string Prompt = "Sales, or help?";

    /// <summary>A phone whose user says something, counted from the answer; skips the test where an engine is missing.</summary>
    public async Task<PhoneConfig> SayingAsync(string? text, double atSeconds = 2.2)
    {
        var (speech, recognizer) = (Services.GetRequiredService<ISpeechSynthesizer>(), Services.GetRequiredService<ISpeechRecognizer>());
        string[] missing = [.. speech.Capabilities.Missing, .. recognizer.Capabilities.Missing];
        Assert.SkipUnless(missing.Length == 0, string.Join("; ", missing));
        return text is null
            ? new PhoneConfig { RingFor = TimeSpan.FromMilliseconds(50) }
            : CallerSpeech.PhoneSaying(await CallerSpeech.SayAsync(this, text), atSeconds);
    }
}
