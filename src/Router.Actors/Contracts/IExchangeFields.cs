namespace LlmRouter.Contracts;

/// <summary>Takes the fields of an <see cref="IExchangeLine"/>, one after another, without a box for any.</summary>
internal interface IExchangeFields
{
    /// <param name="label">What stands before the value in the text.</param>
    /// <param name="name">The field's name as a property.</param>
    /// <param name="value">Never null.</param>
    void Text(string label, string name, string value);

    /// <param name="label">What stands before the value in the text.</param>
    /// <param name="name">The field's name as a property.</param>
    /// <param name="value">Null when it is not known.</param>
    void Count(string label, string name, long? value);

    /// <param name="label">What stands before the value in the text.</param>
    /// <param name="name">The field's name as a property.</param>
    /// <param name="value">Milliseconds with one decimal; null when it never happened.</param>
    void Milliseconds(string label, string name, double? value);

    /// <param name="label">What stands before the value in the text.</param>
    /// <param name="name">The field's name as a property.</param>
    /// <param name="value">True or false.</param>
    void Flag(string label, string name, bool value);
}
