using System.Runtime.InteropServices;

namespace Engine.Media.Voice;

/// <summary>The trained numbers of Silero VAD v5, 8 kHz branch (MIT, notice beside the file), in the order scripts/vad-weights writes them.</summary>
internal sealed class SileroWeights
{
    private const string Resource = "silero-vad-v5-8k.bin";

    private SileroWeights(ReadOnlySpan<float> all)
    {
        Basis = Next(ref all, 130 * 128);
        Layers = [Layer(ref all, 65, 128, 1), Layer(ref all, 128, 64, 2), Layer(ref all, 64, 64, 2), Layer(ref all, 64, 128, 1)];
        InputWeights = Next(ref all, 512 * 128);
        HiddenWeights = Next(ref all, 512 * 128);
        InputBias = Next(ref all, 512);
        HiddenBias = Next(ref all, 512);
        Output = Next(ref all, 128);
        OutputBias = Next(ref all, 1)[0];
    }

    /// <summary>Read once; the numbers never change.</summary>
    public static SileroWeights Shared { get; } = Read();

    /// <summary>Cosine rows 0–64, sine rows 65–129, 128 samples each.</summary>
    public float[] Basis { get; }

    public Convolution[] Layers { get; }

    /// <summary>Four gates of 128 rows: input, forget, cell, output.</summary>
    public float[] InputWeights { get; }

    public float[] HiddenWeights { get; }

    public float[] InputBias { get; }

    public float[] HiddenBias { get; }

    public float[] Output { get; }

    public float OutputBias { get; }

    private static SileroWeights Read()
    {
        using var stream = typeof(SileroWeights).Assembly.GetManifestResourceStream(Resource)!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return new SileroWeights(MemoryMarshal.Cast<byte, float>(bytes));
    }

    private static Convolution Layer(ref ReadOnlySpan<float> rest, int inputs, int outputs, int stride) =>
        new(Next(ref rest, outputs * inputs * Convolution.Kernel), Next(ref rest, outputs), inputs, stride);

    private static float[] Next(ref ReadOnlySpan<float> rest, int count)
    {
        var part = rest[..count].ToArray();
        rest = rest[count..];
        return part;
    }

    /// <summary>A layer over time with one step of padding on each side.</summary>
    /// <param name="Weights">outputs × inputs × <see cref="Kernel"/>.</param>
    /// <param name="Bias">One for each output.</param>
    /// <param name="Inputs">Channels in.</param>
    /// <param name="Stride">1 or 2.</param>
    internal sealed record Convolution(float[] Weights, float[] Bias, int Inputs, int Stride)
    {
        public const int Kernel = 3;
    }
}
