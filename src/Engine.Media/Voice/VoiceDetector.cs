using System.Numerics;
using System.Runtime.InteropServices;

namespace Engine.Media.Voice;

/// <summary>
/// Silero VAD v5 for 8 kHz, computed here: a short Fourier transform, four convolutions, one LSTM cell (SPEECH-10). About 60 µs a frame.
/// Keeps state between frames: one for each stream, not thread-safe.
/// <code>
/// 32 old + 256 new + 32 mirrored samples → 4 spectra of 65 → 128×4 → 64×2 → 64×1 → 128×1 → LSTM 128 → 1
/// </code>
/// </summary>
public sealed class VoiceDetector
{
    /// <summary>Samples in one frame: 32 ms.</summary>
    public const int FrameSamples = 256;

    private const int Context = 32;
    private const int Window = 128;
    private const int Hop = 64;
    private const int Bins = 65;
    private const int Spectra = 4;
    private const int Hidden = 128;
    private const float FullScale = 32768f;

    private readonly SileroWeights _weights = SileroWeights.Shared;
    private readonly float[] _input = new float[Context + FrameSamples + Context];
    private readonly float[] _hidden = new float[Hidden];
    private readonly float[] _cell = new float[Hidden];
    private readonly float[] _gates = new float[4 * Hidden];

    // Channel after channel for one point in time, then the next: what a convolution reads lies side by side.
    private readonly float[] _left = new float[Spectra * Hidden];
    private readonly float[] _right = new float[Spectra * Hidden];
    private readonly float[] _patch = new float[Hidden * SileroWeights.Convolution.Kernel];

    /// <summary>How likely the frame holds speech, 0–1.</summary>
    public float Process(ReadOnlySpan<short> frame)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(frame.Length, FrameSamples);
        Take(frame);
        var points = Transform(_left);
        var (from, to) = (_left, _right);
        foreach (var layer in _weights.Layers)
        {
            points = Convolve(layer, from, points, to);
            (from, to) = (to, from);
        }

        Remember(from.AsSpan(0, Hidden));
        var sum = _weights.OutputBias;
        for (var i = 0; i < Hidden; i++)
        {
            sum += MathF.Max(0, _hidden[i]) * _weights.Output[i];
        }

        return Sigmoid(sum);
    }

    /// <summary>Forgets all frames so far.</summary>
    public void Reset()
    {
        Array.Clear(_input);
        Array.Clear(_hidden);
        Array.Clear(_cell);
    }

    private void Take(ReadOnlySpan<short> frame)
    {
        _input.AsSpan(FrameSamples, Context).CopyTo(_input);
        for (var i = 0; i < FrameSamples; i++)
        {
            _input[Context + i] = frame[i] / FullScale;
        }

        const int end = Context + FrameSamples;
        for (var i = 0; i < Context; i++)
        {
            _input[end + i] = _input[end - 2 - i];
        }
    }

    private int Transform(float[] into)
    {
        for (var t = 0; t < Spectra; t++)
        {
            var window = _input.AsSpan(t * Hop, Window);
            for (var bin = 0; bin < Bins; bin++)
            {
                var real = Dot(_weights.Basis.AsSpan(bin * Window, Window), window);
                var imaginary = Dot(_weights.Basis.AsSpan((Bins + bin) * Window, Window), window);
                into[(t * Bins) + bin] = MathF.Sqrt((real * real) + (imaginary * imaginary));
            }
        }

        return Spectra;
    }

    private int Convolve(SileroWeights.Convolution layer, float[] from, int points, float[] to)
    {
        const int kernel = SileroWeights.Convolution.Kernel;
        var outputs = layer.Bias.Length;
        var width = layer.Inputs * kernel;
        var outPoints = ((points - 1) / layer.Stride) + 1;
        for (var t = 0; t < outPoints; t++)
        {
            for (var k = 0; k < kernel; k++)
            {
                var at = (t * layer.Stride) + k - 1;
                for (var i = 0; i < layer.Inputs; i++)
                {
                    _patch[(i * kernel) + k] = at < 0 || at >= points ? 0 : from[(at * layer.Inputs) + i];
                }
            }

            for (var o = 0; o < outputs; o++)
            {
                to[(t * outputs) + o] = MathF.Max(0, layer.Bias[o] + Dot(layer.Weights.AsSpan(o * width, width), _patch));
            }
        }

        return outPoints;
    }

    private void Remember(ReadOnlySpan<float> features)
    {
        for (var gate = 0; gate < _gates.Length; gate++)
        {
            _gates[gate] = _weights.InputBias[gate] + _weights.HiddenBias[gate]
                + Dot(_weights.InputWeights.AsSpan(gate * Hidden, Hidden), features)
                + Dot(_weights.HiddenWeights.AsSpan(gate * Hidden, Hidden), _hidden);
        }

        for (var i = 0; i < Hidden; i++)
        {
            var kept = Sigmoid(_gates[Hidden + i]) * _cell[i];
            _cell[i] = kept + (Sigmoid(_gates[i]) * MathF.Tanh(_gates[(2 * Hidden) + i]));
            _hidden[i] = Sigmoid(_gates[(3 * Hidden) + i]) * MathF.Tanh(_cell[i]);
        }
    }

    /// <summary>Over the length of the first.</summary>
    private static float Dot(ReadOnlySpan<float> left, ReadOnlySpan<float> right)
    {
        var lanes = MemoryMarshal.Cast<float, Vector<float>>(left);
        var others = MemoryMarshal.Cast<float, Vector<float>>(right);
        var sums = Vector<float>.Zero;
        for (var i = 0; i < lanes.Length; i++)
        {
            sums += lanes[i] * others[i];
        }

        var sum = Vector.Sum(sums);
        for (var i = lanes.Length * Vector<float>.Count; i < left.Length; i++)
        {
            sum += left[i] * right[i];
        }

        return sum;
    }

    private static float Sigmoid(float x) => 1 / (1 + MathF.Exp(-x));
}
