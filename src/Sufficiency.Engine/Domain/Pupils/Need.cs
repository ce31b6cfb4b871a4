using System.Numerics;

namespace Sufficiency.Engine.Domain.Pupils;

/// <summary>The primary need of a plan, by the DfE SEN2 code of the same name in capitals.</summary>
public enum Need
{
    /// <summary>Autistic spectrum disorder.</summary>
    Asd,

    /// <summary>Down syndrome (a code of its own from 2025/26).</summary>
    Ds,

    /// <summary>Hearing impairment.</summary>
    Hi,

    /// <summary>Moderate learning difficulty.</summary>
    Mld,

    /// <summary>Multi-sensory impairment.</summary>
    Msi,

    /// <summary>Other difficulty or disability.</summary>
    Oth,

    /// <summary>Physical disability.</summary>
    Pd,

    /// <summary>Profound and multiple learning difficulty.</summary>
    Pmld,

    /// <summary>Social, emotional and mental health.</summary>
    Semh,

    /// <summary>Speech, language and communication needs.</summary>
    Slcn,

    /// <summary>Severe learning difficulty.</summary>
    Sld,

    /// <summary>Specific learning difficulty.</summary>
    Spld,

    /// <summary>The source does not state the need.</summary>
    Unknown,

    /// <summary>Vision impairment.</summary>
    Vi,
}

/// <summary>The codes of needs as SEN2 writes them.</summary>
public static class NeedCodes
{
    private static readonly string[] Codes = [.. Enum.GetNames<Need>().Select(name => name.ToUpperInvariant())];

    /// <summary>Every need, in the order of the codes.</summary>
    public static IReadOnlyList<Need> All { get; } = Enum.GetValues<Need>();

    /// <summary>The code in capitals, such as <c>SEMH</c>.</summary>
    public static string ToCode(this Need need) => Codes[(int)need]; // one text each: millions of rows name it

    /// <summary>The need of a code in capitals, or null where there is none.</summary>
    public static Need? Find(string code)
    {
        foreach (var need in All)
        {
            if (string.Equals(need.ToCode(), code, StringComparison.Ordinal)) return need;
        }

        return null;
    }
}

/// <summary>A set of needs.</summary>
/// <param name="Bits">Bit <c>i</c> is set where the need of value <c>i</c> belongs to the set.</param>
public readonly record struct NeedSet(uint Bits)
{
    /// <summary>Every need.</summary>
    public static NeedSet Every { get; } = Of([.. NeedCodes.All]);

    /// <summary>How many needs belong.</summary>
    public int Count => BitOperations.PopCount(Bits);

    /// <summary>The set of the needs given.</summary>
    public static NeedSet Of(params ReadOnlySpan<Need> needs)
    {
        var bits = 0u;
        foreach (var need in needs) bits |= 1u << (int)need;
        return new(bits);
    }

    /// <summary>Whether a need belongs.</summary>
    public bool Contains(Need need) => (Bits & (1u << (int)need)) != 0;

    /// <summary>The codes in order, joined by semicolons.</summary>
    public override string ToString()
    {
        var bits = Bits;
        return string.Join(';', NeedCodes.All.Where(need => (bits & (1u << (int)need)) != 0).Select(need => need.ToCode()));
    }
}
