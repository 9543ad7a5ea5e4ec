using Engine.Media;
using Engine.Media.Dtmf;
using Engine.Media.Prompts;
using Engine.Ports.Speech;
using Shouldly;
using Xunit;

namespace Engine.Speech.Tests;

/// <summary>
/// No word is a key: what the engines of this machine say, in every voice, as it is and made higher and lower, through both laws, has no false digit
/// (DTMF-10). Needs an engine, like every call with text.
/// </summary>
public sealed class TalkOffTests(ITestOutputHelper output)
{
    private const int RateHz = 8000;
    private const int PacketSamples = 160;

    /// <summary>ENGINE_TALK_OFF_MINUTES=30 hears as much as DTMF-10 asks for; the gate hears less.</summary>
    private const string MinutesVariable = "ENGINE_TALK_OFF_MINUTES";
    private const int GateMinutes = 10;

    private static readonly string[] Sentences =
    [
        "Hello there. Your delivery is waiting at the entrance. Order number 4711, from the corner store.",
        "For sales, press one. For technical support, press two. To hear this again, press the star key.",
        "We are sorry, all our agents are busy at the moment. You are number three in the queue, and your call is important to us.",
        "Your appointment with Doctor Sanderson is on Wednesday the nineteenth of February at half past eleven in the morning.",
        "Zero one two three four five six seven eight nine, zero zero seven, nine eight seven six five four three two one zero.",
        "Please say your full name, your address and your date of birth after the tone, and then press the hash key.",
        "Whoever wishes to see the ocean early in the evening should leave the city before noon; the railway is usually free of queues.",
        "Cheap shoes, fresh fish, seven silver spoons, and a very vivid view of the valley: which would you choose?",
    ];

    private static readonly double[] Speeds = [1, 0.8, 0.9, 1.12, 1.25, 1.4];

    [Fact]
    public async Task Speech_OfEveryVoice_HasNoKey()
    {
        var wanted = TimeSpan.FromMinutes(
            int.TryParse(Environment.GetEnvironmentVariable(MinutesVariable), out var minutes) ? minutes : GateMinutes);
        using var speech = await SpeechProbe.FindAsync(new SpeechConfig(), TimeProvider.System, TestContext.Current.CancellationToken);
        var clips = await SayAllAsync(speech);
        var heard = TimeSpan.Zero;
        var found = new List<string>();
        for (var round = 0; heard < wanted; round++)
        {
            foreach (var (name, clip) in clips)
            {
                var codec = round % 2 == 0 ? AudioCodec.Pcma : AudioCodec.Pcmu;
                var (sound, speed) = (AtSpeed(clip, Speeds[round % Speeds.Length] * (1 + (0.013 * (round / Speeds.Length)))), Speeds[round % Speeds.Length]);
                found.AddRange(Keys(sound, codec).Select(key => $"{key} in {name} at {speed}"));
                heard += TimeSpan.FromSeconds(sound.Length / (double)RateHz);
            }
        }

        output.WriteLine($"{heard.TotalMinutes:0.0} minutes of speech, {clips.Count} clips: {found.Count} false keys");
        found.ShouldBeEmpty();
    }

    private static async Task<List<(string Name, short[] Sound)>> SayAllAsync(RoutingSynthesizer speech)
    {
        var clips = new List<(string, short[])>();
        foreach (var voice in speech.Capabilities.Engines.SelectMany(engine => engine.Voices.Take(6)))
        {
            foreach (var (number, sentence) in Sentences.Index())
            {
                if (await speech.SynthesizeAsync(new SpeechRequest(sentence, "en-US", voice), TestContext.Current.CancellationToken) is SpeechResult.Rendered rendered)
                {
                    clips.Add(($"{voice} {number}", Levelled(rendered.Clip)));
                }
            }
        }

        clips.ShouldNotBeEmpty("no speech engine: run scripts/setup");
        return clips;
    }

    /// <summary>At the rate and the level of a prompt on the wire.</summary>
    private static short[] Levelled(PcmClip clip)
    {
        var wire = EncodedPrompt.From(clip).Payload(AudioCodec.Pcmu);
        var samples = new short[wire.Length];
        AudioCodecs.Decode(AudioCodec.Pcmu, wire, samples);
        return samples;
    }

    private static short[] AtSpeed(short[] sound, double speed)
    {
        var moved = new short[(int)((sound.Length - 1) / speed)];
        for (var i = 0; i < moved.Length; i++)
        {
            var at = i * speed;
            var (whole, part) = ((int)at, at - Math.Floor(at));
            moved[i] = (short)((sound[whole] * (1 - part)) + (sound[whole + 1] * part));
        }

        return moved;
    }

    private static IEnumerable<char> Keys(short[] sound, AudioCodec codec)
    {
        var detector = new DtmfDetector();
        var wire = new byte[PacketSamples];
        var pcm = new short[PacketSamples];
        for (var at = 0; at + PacketSamples <= sound.Length; at += PacketSamples)
        {
            AudioCodecs.Encode(codec, sound.AsSpan(at, PacketSamples), wire);
            AudioCodecs.Decode(codec, wire, pcm);
            if (detector.Detect(pcm) is { } key)
            {
                yield return key;
            }
        }
    }
}
