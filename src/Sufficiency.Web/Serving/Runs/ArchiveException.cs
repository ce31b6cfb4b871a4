namespace Sufficiency.Web.Serving.Runs;

/// <summary>A zip cannot be taken; the message says why, and what to do.</summary>
internal sealed class ArchiveException : Exception
{
    public ArchiveException(string message)
        : base(message)
    {
    }

    public ArchiveException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
