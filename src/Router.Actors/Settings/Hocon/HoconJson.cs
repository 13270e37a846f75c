using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace LlmRouter.Settings.Hocon;

/// <summary>
/// A resolved value as JSON. A text between quotes stays a text; an unquoted one is a number, <c>true</c> or <c>false</c> if it is
/// written as JSON writes them.
/// </summary>
internal sealed class HoconJson(SettingsMistakes mistakes)
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = HoconLimits.ResolveDepth };

    /// <param name="value">Any value.</param>
    /// <param name="path">Its key, for mistakes.</param>
    public string Text(HoconValue value, string path)
    {
        var text = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(text, Options))
        {
            Write(writer, value, path);
        }

        return Encoding.UTF8.GetString(text.WrittenSpan);
    }

    private void Write(Utf8JsonWriter writer, HoconValue value, string path)
    {
        switch (value)
        {
            case HoconObject members:
                writer.WriteStartObject();
                foreach (var member in members.Members)
                {
                    writer.WritePropertyName(member.Key);
                    Write(writer, member.Value, HoconPath.Join(path, member.Key));
                }

                writer.WriteEndObject();
                break;
            case HoconList list:
                writer.WriteStartArray();
                foreach (var (index, element) in list.Elements.Index())
                {
                    Write(writer, element, string.Create(CultureInfo.InvariantCulture, $"{path}[{index}]"));
                }

                writer.WriteEndArray();
                break;
            case HoconScalar scalar:
                WriteScalar(writer, scalar, path);
                break;
            default:
                writer.WriteNullValue();
                break;
        }
    }

    private void WriteScalar(Utf8JsonWriter writer, HoconScalar scalar, string path)
    {
        if (scalar.IsQuoted)
        {
            writer.WriteStringValue(scalar.Text);
        }
        else if (scalar.Text is "true" or "false")
        {
            writer.WriteBooleanValue(scalar.Text == "true");
        }
        else if (IsNumber(scalar.Text))
        {
            writer.WriteRawValue(scalar.Text);
        }
        else
        {
            CheckText(scalar, path);
            writer.WriteStringValue(scalar.Text);
        }
    }

    // .5, +1 and 007 are numbers to people and texts to JSON: neither may be guessed.
    private void CheckText(HoconScalar scalar, string path)
    {
        var isLikeANumber = scalar.Text.Length > 0 && scalar.Text[0] is '+' or '-' or '.' or (>= '0' and <= '9')
            && double.TryParse(scalar.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out _);
        if (isLikeANumber)
        {
            mistakes.Add(scalar.Origin, path, $"{scalar.Shown} is not how JSON writes a number", "write it as 0.5 or -1, or between quotes for a text");
        }
    }

    private static bool IsNumber(string text)
    {
        if (text.Length == 0 || text[0] is not ('-' or (>= '0' and <= '9'))) return false;
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(text));
        try
        {
            return reader.Read() && reader.TokenType == JsonTokenType.Number && !reader.Read();
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
