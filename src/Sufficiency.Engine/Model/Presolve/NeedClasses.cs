using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Model.Data;

namespace Sufficiency.Engine.Model.Presolve;

/// <summary>Needs that the model cannot tell apart at a tier and entry point: the same providers take them
/// and the same limits count them.</summary>
/// <remarks>
/// Proof that merging is exact. Cost and survival do not depend on the need. Admissible providers and row coefficients are the same
/// within a class. A plan of single cells sums to a plan of the merged cell with equal cost and row use. A plan of the merged cell,
/// shared out in proportion to the cells' placings, is a plan of the single cells with equal cost and row use. So both optima are equal.
/// A new row that tells needs apart must be named here, or the proof fails.
/// </remarks>
internal sealed class NeedClasses
{
    private readonly NeedSet[][] classes; // [tier × entry][class]
    private readonly int[] classOf; // [tier × entry, need]

    public NeedClasses(ModelData data)
    {
        var entryCount = EntryPoints.All.Count;
        classes = new NeedSet[ProvisionCodes.Tiers.Count * entryCount][];
        classOf = new int[classes.Length * NeedCodes.All.Count];
        foreach (var tier in ProvisionCodes.Tiers)
        {
            foreach (var entry in EntryPoints.All) Gather(data, tier, entry);
        }
    }

    /// <summary>The classes of a tier and entry point, in the order of their first need.</summary>
    public IReadOnlyList<NeedSet> Of(Tier tier, EntryPoint entry) => classes[Slot(tier, entry)];

    /// <summary>Position among those of the class a need belongs to.</summary>
    public int IndexOf(Tier tier, EntryPoint entry, Need need) => classOf[(Slot(tier, entry) * NeedCodes.All.Count) + (int)need];

    private static int Slot(Tier tier, EntryPoint entry) => ((int)tier * EntryPoints.All.Count) + (int)entry;

    private void Gather(ModelData data, Tier tier, EntryPoint entry)
    {
        var told = data.Providers
            .Where(provider => Enumerable.Range(0, data.LongestWait + 1).Any(delay => Admissibility.Admits(provider, tier, entry, delay)))
            .Select(provider => provider.Needs)
            .Concat(data.Dataset.PolicyLimits.Where(limit => limit.Type.Suits(tier)).Select(limit => limit.Needs))
            .Distinct()
            .ToList();
        var found = new List<NeedSet>();
        foreach (var need in NeedCodes.All)
        {
            var at = found.FindIndex(set => told.TrueForAll(test => test.Contains(need) == test.Contains(FirstOf(set))));
            if (at < 0)
            {
                at = found.Count;
                found.Add(default);
            }

            found[at] = new(found[at].Bits | NeedSet.Of(need).Bits);
            classOf[(Slot(tier, entry) * NeedCodes.All.Count) + (int)need] = at;
        }

        classes[Slot(tier, entry)] = [.. found];
    }

    /// <summary>The need that speaks for a class.</summary>
    public static Need FirstOf(NeedSet set) => (Need)System.Numerics.BitOperations.TrailingZeroCount(set.Bits);
}
