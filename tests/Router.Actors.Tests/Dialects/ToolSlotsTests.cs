using System.Text;
using LlmRouter.Dialects;

namespace LlmRouter.Tests.Dialects;

public sealed class ToolSlotsTests
{
    [Theory]
    // index:id:name, "-" for none; the event is the place unless a "!" keeps the one before.
    [InlineData("0:a:f 0:-:- 1:b:g 0:-:-", "0 0 1 0")]
    [InlineData("0:a:f 0:b:g 0:a:-", "0 1 2")]
    [InlineData("-:a:f -:b:g -:a:- -:-:-", "0 1 0 1")]
    [InlineData("-:a:f 0:a:f -:a:-", "0 1 1")]
    [InlineData("0:-:f 0:a:- -:a:-", "0 0 0")]
    [InlineData("0:-:f 1:a:g 0:a:- -:a:-", "0 1 0 1")]
    [InlineData("0:-:f 0:-:f", "0 0")]
    [InlineData("0:-:f !0:-:f", "0 1")]
    [InlineData("-:-:f -:-:f", "0 1")]
    [InlineData("-:-:-", "0")]
    public void Resolve_Deltas_GetTheirSlots(string deltas, string expected)
    {
        var slots = new ToolSlots();
        var ordinal = 0;
        var given = deltas.Split(' ').Select(delta =>
        {
            if (delta[0] != '!') ordinal++;
            var parts = delta.TrimStart('!').Split(':');
            return slots.Resolve(parts[0] == "-" ? null : int.Parse(parts[0], null), Bytes(parts[1]), Bytes(parts[2]), ordinal, out _);
        });
        Assert.Equal(expected, string.Join(' ', given));
    }

    [Fact]
    public void Resolve_MoreThanTheLimit_HasNoSlotAndKeepsTheOthers()
    {
        var slots = new ToolSlots();
        for (var i = 0; i < ToolSlots.MaxCalls; i++) Assert.Equal(i, slots.Resolve(i, Bytes($"c{i}"), "f"u8, i, out _));
        Assert.True(slots.Resolve(ToolSlots.MaxCalls, "x"u8, "f"u8, 0, out var isNew) < 0);
        Assert.False(isNew);
        Assert.Equal(7, slots.Resolve(7, default, default, 0, out _));
        Assert.Equal(ToolSlots.MaxCalls, slots.Count);
    }

    [Fact]
    public void Resolve_SameDeltasAsASearchFromTheEnd_GiveTheSame()
    {
        // Every delta sequence of three over small alphabets, against the rule in words: the latest call that fits is asked.
        string[] alphabet = [.. from index in "-01" from id in "-ab" from name in "-fg" select $"{index}:{id}:{name}"];
        foreach (var first in alphabet)
        {
            foreach (var second in alphabet)
            {
                foreach (var third in alphabet) AssertLikeSearch([first, second, third]);
            }
        }
    }

    private static void AssertLikeSearch(string[] deltas)
    {
        var slots = new ToolSlots();
        var searched = new List<(int? Index, string Id, string Name, int Event)>();
        for (var ordinal = 0; ordinal < deltas.Length; ordinal++)
        {
            var parts = deltas[ordinal].Split(':');
            var index = parts[0] == "-" ? (int?)null : int.Parse(parts[0], null);
            var (id, name) = (parts[1].Trim('-'), parts[2].Trim('-'));
            var at = searched.FindLastIndex(slot => index is null ? id.Length == 0 || slot.Id == id : slot.Index == index);
            if (at >= 0 && !Fits(searched[at], index, id, name)) at = -1;
            if (at < 0)
            {
                at = searched.Count;
                searched.Add((index, id, name, ordinal));
            }
            else
            {
                var slot = searched[at];
                searched[at] = slot with { Id = slot.Id.Length == 0 ? id : slot.Id, Name = slot.Name.Length == 0 ? name : slot.Name };
            }

            Assert.Equal(at, slots.Resolve(index, Bytes(parts[1]), Bytes(parts[2]), ordinal, out _));
        }
    }

    private static bool Fits((int? Index, string Id, string Name, int Event) slot, int? index, string id, string name)
    {
        if (id.Length > 0 && id == slot.Id) return true;
        if (id.Length > 0 && slot.Id.Length > 0) return false;
        return name.Length == 0 || slot.Name.Length == 0 || (index is not null && name == slot.Name);
    }

    private static byte[] Bytes(string text) => text == "-" ? [] : Encoding.UTF8.GetBytes(text);
}
