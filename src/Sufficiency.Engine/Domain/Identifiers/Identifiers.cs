namespace Sufficiency.Engine.Domain.Identifiers;

/// <summary>The code of a home area: a 2011 LSOA or MSOA (E01…, E02…), or the council's own.</summary>
public readonly record struct AreaCode(string Value) : IComparable<AreaCode>
{
    /// <inheritdoc />
    public int CompareTo(AreaCode other) => string.CompareOrdinal(Value, other.Value);

    /// <inheritdoc />
    public override string ToString() => Value;
}

/// <summary>The identifier of a provider, unique in the data pack, such as <c>urn-146683</c>.</summary>
public readonly record struct ProviderId(string Value) : IComparable<ProviderId>
{
    /// <inheritdoc />
    public int CompareTo(ProviderId other) => string.CompareOrdinal(Value, other.Value);

    /// <inheritdoc />
    public override string ToString() => Value;
}

/// <summary>The identifier of a scheme, unique in the data pack, such as <c>faringdon</c>.</summary>
public readonly record struct SchemeId(string Value) : IComparable<SchemeId>
{
    /// <inheritdoc />
    public int CompareTo(SchemeId other) => string.CompareOrdinal(Value, other.Value);

    /// <inheritdoc />
    public override string ToString() => Value;
}
