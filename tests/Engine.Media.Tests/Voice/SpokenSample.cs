using System.Globalization;
using Engine.Media.G711;

namespace Engine.Media.Tests.Voice;

/// <summary>"I would like to talk to billing, please. Thank you." by flite (own rendering), 0.3 s of hum on both sides, as µ-law at 8 kHz.</summary>
internal static class SpokenSample
{
    public static short[] Samples { get; } = Array.ConvertAll(Read("utterance.ulaw"), MuLaw.Decode);

    /// <summary>What ONNX Runtime 1.x made of each 256 samples with silero_vad_v5.onnx.</summary>
    public static float[] Probabilities { get; } =
        [.. System.Text.Encoding.ASCII.GetString(Read("utterance.probabilities.txt")).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => float.Parse(line, CultureInfo.InvariantCulture))];

    private static byte[] Read(string name)
    {
        using var stream = typeof(SpokenSample).Assembly.GetManifestResourceStream(name)!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
