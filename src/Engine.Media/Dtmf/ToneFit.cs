namespace Engine.Media.Dtmf;

/// <summary>
/// Two tones fitted to a block by least squares. For each tone there are four functions around the middle of the block: cosine, sine, and both times
/// the distance from the middle; the last two follow a frequency that is a little off. The inverse of their products is the same for every block
/// and made once for each of the sixteen pairs.
/// </summary>
/// <param name="Row">The low tone.</param>
/// <param name="Column">The high tone.</param>
/// <param name="Explained">Energy of the fitted tones.</param>
internal readonly record struct ToneFit(ToneFit.Tone Row, ToneFit.Tone Column, double Explained)
{
    private const int FunctionsOfTone = 4;
    private const int Functions = 2 * FunctionsOfTone;
    private const double Middle = (ToneBlock.Samples - 1) / 2.0;

    private static readonly double[] Hz = [697, 770, 852, 941, 1209, 1336, 1477, 1633];
    private static readonly double[][] BasisFunctions = [.. Hz.SelectMany(FunctionsOf)];
    private static readonly double[][,] Inverses = [.. Enumerable.Range(0, 16).Select(pair => Inverse(Products(pair / 4, 4 + (pair % 4))))];

    /// <summary>Frequency of a filter: 0–3 are the rows, 4–7 the columns.</summary>
    public static double HzOf(int filter) => Hz[filter];

    /// <summary>Fits the pair and leaves in <paramref name="rest"/> what it does not explain.</summary>
    public static ToneFit Of(ReadOnlySpan<double> block, int row, int column, Span<double> rest)
    {
        Span<double> products = stackalloc double[Functions];
        Span<double> weights = stackalloc double[Functions];
        for (var i = 0; i < Functions; i++)
        {
            products[i] = Dot(block, FunctionOf(row, 4 + column, i));
        }

        var inverse = Inverses[(row * 4) + column];
        var explained = 0.0;
        block.CopyTo(rest);
        for (var i = 0; i < Functions; i++)
        {
            for (var j = 0; j < Functions; j++)
            {
                weights[i] += inverse[i, j] * products[j];
            }

            explained += weights[i] * products[i];
            Subtract(rest, FunctionOf(row, 4 + column, i), weights[i]);
        }

        return new ToneFit(ToneOf(weights[..FunctionsOfTone], Hz[row]), ToneOf(weights[FunctionsOfTone..], Hz[4 + column]), explained);
    }

    private static Tone ToneOf(ReadOnlySpan<double> weights, double hz)
    {
        var power = (weights[0] * weights[0]) + (weights[1] * weights[1]);
        var radiansPerSample = power == 0 ? 0 : ((weights[2] * weights[1]) - (weights[3] * weights[0])) / (power * Middle);
        return new Tone(power, radiansPerSample * AudioCodecs.ClockRateHz / (2 * Math.PI * hz));
    }

    private static double[] FunctionOf(int low, int high, int index) =>
        BasisFunctions[((index < FunctionsOfTone ? low : high) * FunctionsOfTone) + (index % FunctionsOfTone)];

    private static IEnumerable<double[]> FunctionsOf(double hz)
    {
        var step = 2 * Math.PI * hz / AudioCodecs.ClockRateHz;
        for (var i = 0; i < FunctionsOfTone; i++)
        {
            var function = new double[ToneBlock.Samples];
            for (var n = 0; n < function.Length; n++)
            {
                var at = n - Middle;
                function[n] = (i % 2 == 0 ? Math.Cos(step * at) : Math.Sin(step * at)) * (i < 2 ? 1 : at / Middle);
            }

            yield return function;
        }
    }

    private static double[,] Products(int low, int high)
    {
        var products = new double[Functions, Functions];
        for (var i = 0; i < Functions; i++)
        {
            for (var j = 0; j < Functions; j++)
            {
                products[i, j] = Dot(FunctionOf(low, high, i), FunctionOf(low, high, j));
            }
        }

        return products;
    }

    /// <summary>Gauss and Jordan; the matrix is symmetric and positive, so no pivot is zero.</summary>
    private static double[,] Inverse(double[,] matrix)
    {
        var inverse = new double[Functions, Functions];
        for (var i = 0; i < Functions; i++)
        {
            inverse[i, i] = 1;
        }

        for (var pivot = 0; pivot < Functions; pivot++)
        {
            Scale(matrix, inverse, pivot, 1 / matrix[pivot, pivot]);
            for (var row = 0; row < Functions; row++)
            {
                if (row != pivot)
                {
                    TakeAway(matrix, inverse, row, pivot, matrix[row, pivot]);
                }
            }
        }

        return inverse;
    }

    private static void Scale(double[,] matrix, double[,] inverse, int row, double factor)
    {
        for (var i = 0; i < Functions; i++)
        {
            matrix[row, i] *= factor;
            inverse[row, i] *= factor;
        }
    }

    private static void TakeAway(double[,] matrix, double[,] inverse, int row, int pivot, double factor)
    {
        for (var i = 0; i < Functions; i++)
        {
            matrix[row, i] -= factor * matrix[pivot, i];
            inverse[row, i] -= factor * inverse[pivot, i];
        }
    }

    private static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        var sum = 0.0;
        for (var i = 0; i < a.Length; i++)
        {
            sum += a[i] * b[i];
        }

        return sum;
    }

    private static void Subtract(Span<double> rest, double[] function, double weight)
    {
        for (var i = 0; i < rest.Length; i++)
        {
            rest[i] -= weight * function[i];
        }
    }

    /// <summary>One fitted tone.</summary>
    /// <param name="Power">Square of its peak.</param>
    /// <param name="Detune">How much too high it is, as a part of its frequency.</param>
    internal readonly record struct Tone(double Power, double Detune);
}
