namespace Sufficiency.Web.Comparison;

/// <summary>Runs cannot be compared; the message says what differs and what to do.</summary>
public sealed class ComparisonException : Exception
{
    /// <summary>Names what differs.</summary>
    public ComparisonException(string message)
        : base(message)
    {
    }
}
