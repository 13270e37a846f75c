namespace LlmRouter.Conformance.Goldens.Wire;

/// <summary>
/// Reads what a facade wrote, by that facade's own rules and none of the product's code; a broken rule fails the test that reads.
/// </summary>
internal interface IWireReader
{
    /// <summary>A whole stream, an error behind it or not.</summary>
    WireReply Stream(string body);

    /// <summary>A whole document, of an answer that did not fail.</summary>
    WireReply Document(string body);
}
