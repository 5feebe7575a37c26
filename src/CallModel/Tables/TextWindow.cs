namespace CallCenter.CallModel.Tables;

/// <summary>A text that is read as far as it is looked at. Places count from a mark that moves on; what lies before it is forgotten.</summary>
internal sealed class TextWindow(TextReader reader)
{
    private char[] _buffer = new char[4096];
    private int _length;
    private bool _ended;

    /// <summary>Where reading is.</summary>
    public int At { get; set; }

    /// <summary>What is read becomes the beginning.</summary>
    public void Mark()
    {
        _buffer.AsSpan(At, _length - At).CopyTo(_buffer);
        _length -= At;
        At = 0;
    }

    /// <summary>The text ends at this place.</summary>
    public bool EndsAt(int place)
    {
        while (place >= _length && !_ended)
        {
            ReadMore();
        }

        return place >= _length;
    }

    /// <summary>The character stands at this place.</summary>
    public bool Has(char character, int place) => !EndsAt(place) && _buffer[place] == character;

    /// <summary>Of what has been looked at.</summary>
    public ReadOnlySpan<char> Between(int from, int to) => _buffer.AsSpan(from, to - from);

    /// <summary>The place of the first of these characters; that of the text's end when there is none.</summary>
    public int Find(int from, ReadOnlySpan<char> any)
    {
        for (var searched = from; !EndsAt(searched); searched = _length)
        {
            if (_buffer.AsSpan(searched, _length - searched).IndexOfAny(any) is >= 0 and var found)
            {
                return searched + found;
            }
        }

        return _length;
    }

    private void ReadMore()
    {
        if (_length == _buffer.Length)
        {
            Array.Resize(ref _buffer, 2 * _buffer.Length);
        }

        var read = reader.Read(_buffer.AsSpan(_length));
        _ended = read == 0;
        _length += read;
    }
}
