using System.Globalization;

namespace Sufficiency.Engine.Domain.Pupils;

/// <summary>A national curriculum year: Reception is 0, Year 11 is 11; negative before school, 15 to 21 after Year 14.</summary>
/// <remarks>SEN2 counts age at 31 August before the census, so year group = age − 4.</remarks>
public readonly record struct YearGroup(int Value) : IComparable<YearGroup>
{
    /// <summary>The youngest year group a plan can have (age 0).</summary>
    public const int Youngest = -4;

    /// <summary>The last year group a school place can have (age 18).</summary>
    public const int LastPlaced = 14;

    /// <summary>The oldest year group a plan can have (age 25).</summary>
    public const int Oldest = 21;

    /// <summary>The phase it belongs to.</summary>
    public Phase Phase => Value switch
    {
        < 0 => Phase.EarlyYears,
        <= 6 => Phase.Primary,
        <= 11 => Phase.Secondary,
        <= LastPlaced => Phase.PostSixteen,
        _ => Phase.Adult,
    };

    /// <summary>Age at 31 August before the academic year.</summary>
    public int Age => Value + 4;

    /// <summary>The year group of that age at 31 August before the academic year.</summary>
    public static YearGroup OfAge(int age) => new(age - 4);

    /// <inheritdoc />
    public int CompareTo(YearGroup other) => Value.CompareTo(other.Value);

    /// <inheritdoc />
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}

/// <summary>A stretch of year groups after which a pupil needs a new place.</summary>
public enum Phase
{
    /// <summary>Before Reception; in the stock, never placed.</summary>
    EarlyYears,

    /// <summary>Reception to Year 6.</summary>
    Primary,

    /// <summary>Years 7 to 11.</summary>
    Secondary,

    /// <summary>Years 12 to 14 (ages 16 to 18).</summary>
    PostSixteen,

    /// <summary>Ages 19 to 25; in the stock, never placed.</summary>
    Adult,
}
