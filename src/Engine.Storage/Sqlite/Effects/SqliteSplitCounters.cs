using System.Globalization;
using Engine.Actors.Ports;
using Engine.Flows.Graph;
using Engine.Flows.Nodes;

namespace Engine.Storage.Sqlite.Effects;

/// <summary>Splitter counters in SQLite. The one writer's thread puts all draws in a row; counter and draw are one transaction.</summary>
internal sealed class SqliteSplitCounters(SqliteDatabase database, TimeProvider time) : ISplitCounters
{
    /// <summary>No interaction lives longer, so nobody asks for an older draw again.</summary>
    private static readonly TimeSpan s_kept = FlowLimits.Lifetime + TimeSpan.FromHours(1);

    public Task<int> DrawAsync(SplitDraw draw, CancellationToken stop) =>
        database.Writer.SubmitAsync(session => Drawn(session, draw) ?? Draw(session, draw, time.GetUtcNow()), stop);

    private static int? Drawn(SqliteSession session, SplitDraw draw)
    {
        using var row = session.Prepare("SELECT choice FROM split_draws WHERE account_id = ? AND interaction_id = ? AND effect_id = ?")
            .With(draw.AccountId).With(draw.InteractionId).With(draw.EffectId);
        return row.Step() ? row.Int(0) : null;
    }

    private static int Draw(SqliteSession session, SplitDraw draw, DateTimeOffset now)
    {
        var (choice, counter) = SmoothRoundRobin.Next(Counter(session, draw), draw.Weights);
        session.Prepare("INSERT INTO split_counters (account_id, flow_id, step_id, counter) VALUES (?, ?, ?, ?) " +
                "ON CONFLICT (account_id, flow_id, step_id) DO UPDATE SET counter = excluded.counter")
            .With(draw.AccountId).With(draw.FlowId).With(draw.StepId)
            .With(string.Join(' ', counter.Select(credit => credit.ToString(CultureInfo.InvariantCulture)))).Run();
        session.Prepare("INSERT INTO split_draws (account_id, interaction_id, effect_id, choice, drawn_at) VALUES (?, ?, ?, ?, ?)")
            .With(draw.AccountId).With(draw.InteractionId).With(draw.EffectId).With(choice).With(now).Run();
        session.Prepare("DELETE FROM split_draws WHERE drawn_at < ?").With(now - s_kept).Run();
        return choice;
    }

    private static long[]? Counter(SqliteSession session, SplitDraw draw)
    {
        using var row = session.Prepare("SELECT counter FROM split_counters WHERE account_id = ? AND flow_id = ? AND step_id = ?")
            .With(draw.AccountId).With(draw.FlowId).With(draw.StepId);
        return row.Step() ? [.. row.Text(0).Split(' ').Select(credit => long.Parse(credit, CultureInfo.InvariantCulture))] : null;
    }
}
