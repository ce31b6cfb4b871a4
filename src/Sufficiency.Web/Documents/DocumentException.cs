namespace Sufficiency.Web.Documents;

/// <summary>A document cannot be written; the message says why and what to do.</summary>
public sealed class DocumentException : Exception
{
    /// <summary>Names the reason and the way out.</summary>
    public DocumentException(string message)
        : base(message)
    {
    }

    /// <summary>Names the reason, the way out and the cause.</summary>
    public DocumentException(string message, Exception cause)
        : base(message, cause)
    {
    }
}
