using Sufficiency.Engine.Reference;

namespace Sufficiency.Returns.Forms;

/// <summary>The pupils by which figures of an authority are divided.</summary>
/// <param name="Pupils">How many; null where nothing tells.</param>
/// <param name="Source">Whom they count, and where that stands.</param>
internal sealed record Denominator(double? Pupils, string Source)
{
    /// <summary>The pupils of the authority: by the scorecards, as England's, else by the rolls in the pack.</summary>
    public static Denominator Of(ReturnContext context)
    {
        if (PupilCount.Find(context.Authority) is { } known)
            return new(known.Pupils, $"pupils of state-funded mainstream schools, {known.Year} ({known.Source})");
        var rolls = context.Run.Query("""
            SELECT coalesce(sum(school_roll), 0) FROM providers WHERE supply = 'own' AND provision_type = 'mainstream' AND NOT is_local_mix
            """, row => row.Number(0))[0];
        return new(rolls > 0.0 ? rolls : null, "pupils on the rolls of mainstream schools in the pack, nursery and sixth form included; "
            + "England's are counted otherwise");
    }

    /// <summary>A number for each 1,000 pupils.</summary>
    public double? PerThousand(double? number) => number / Pupils * 1000.0;
}
