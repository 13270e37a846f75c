namespace LlmRouter.Contracts;

/// <summary>The one line a request, as the state of its log event: a logger that knows it takes no field out of a box.</summary>
internal interface IExchangeLine
{
    /// <summary>Neither answered nor given up by the client. Such a line says why, and leaves out tokens.</summary>
    bool Failed { get; }

    /// <summary>Shows every field, in the order of the line.</summary>
    void Visit<TFields>(ref TFields fields)
        where TFields : struct, IExchangeFields;

    /// <summary>Writes the line's text, with no end of line.</summary>
    void WriteTo(TextWriter output);
}
