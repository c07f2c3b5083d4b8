"""What stands in pictures, made up: syllables for names, digits for numbers. `line(rng)` -> (class, text). No name is a person's."""

VOWELS, CONSONANTS = 'aeiouy', 'bcdfghjklmnprstvwxz'
MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec', 'JAN', 'MAR', 'MAI', 'OKT', 'DEC']
PLACES = ['Hospital', 'Clinic', 'HOSPITAL', 'Klinikum', 'Imaging Center', 'Med Ctr', 'Radiology', 'University Hospital', 'CHU', 'Praxis', 'RADIOLOGIE', 'Health', 'Cardiology']
TECHNICAL = ['W {a} L {b}', 'WL: {b} WW: {a}', '{k} kV', 'kV {k}', 'mA {a}', '{a} mAs', 'TR: {a}', 'TE {k}', 'FOV {k}.{d} cm', 'SL {d}.{d} mm', 'Thk {d} mm', 'Tilt 0.{d}', 'MI {d}.{d}', 'TIS 0.{d} MI {d}.{d}', 'Gn {k}', 'C {k}', '{k} Hz', '{d}.{d} cm', '{k} cm', 'Im: {d}/{k}', 'Se: {d}', 'Ex: {a}', 'Zoom {k}%', 'DFOV {k}cm', 'STND/I', '{k} dB', 'MF {d}.{d}', 'HR {k} bpm', 'HGen', '2D {k}%', 'Frame {k}', 'Vmax {d}.{d} m/s', 'Acq Tm: {k}:{k}:{k}', 'ACQ {a}', 'Compressed {k}:1', 'Dist {d}.{d} mm', 'Lossy', 'PORTABLE', 'AP ERECT', 'SUPINE', 'Lat', 'HFS', 'FFS', 'T1W', 'T2 FLAIR', 'AXIAL', 'SAG', 'COR', 'Contrast', 'PERSISTENCE {d}', 'Map {d}', 'GAIN {k}', 'COMP {k}', 'DEPTH {k}', 'A', 'P{k}']
SINGLE = ['L', 'R', 'A', 'P', 'H', 'F', 'S', 'I', 'RT', 'LT', 'AR', 'PL', 'M', 'F', 'LA', 'RP', 'G', 'X1', '5', '10', '0', 'V', 'B']
LABELS = ['Name: ', 'Patient Name: ', 'Pat: ', 'Patient: ', '', '', '', '']


def digits(rng, count):
    return ''.join(str(rng.integers(0, 10)) for _ in range(count))


def word(rng, low=2, high=4):
    out = ''.join(rng.choice(list(CONSONANTS)) + rng.choice(list(VOWELS)) for _ in range(rng.integers(low, high + 1) - 1))
    return (out + rng.choice(list(CONSONANTS + VOWELS))).capitalize()


def name(rng):
    a, b = word(rng), word(rng)
    text = rng.choice(['{a}, {b}', '{a}^{b}', '{b} {a}', '{a} {b} {c}.', '{A}, {B}', '{A} {B}', '{A}^{B}^{c}', '{A},{B}']).format(
        a=a, b=b, A=a.upper(), B=b.upper(), c=word(rng)[0])
    return rng.choice(LABELS) + text


def date(rng):
    d, m, y = int(rng.integers(1, 29)), int(rng.integers(1, 13)), int(rng.integers(1930, 2031))
    month = rng.choice(MONTHS)
    h, mi, s = int(rng.integers(0, 24)), int(rng.integers(0, 60)), int(rng.integers(0, 60))
    text = rng.choice([f'{m:02}/{d:02}/{y}', f'{d:02}.{m:02}.{y}', f'{y}-{m:02}-{d:02}', f'{y}{m:02}{d:02}', f'{d} {month} {y}', f'{d:02}-{month}-{y % 100:02}',
                       f'{month} {d:02} {y}', f'{h:02}:{mi:02}:{s:02}', f'{h % 12}:{mi:02}:{s:02} AM', f'{m}/{d}/{y} {h:02}:{mi:02}', f'*{m:02}/{d:02}/{y}', f'{h:02}:{mi:02}'])
    return rng.choice(['DOB: ', 'DOB ', 'Born ', 'Date: ', 'Study Date: ', '', '', '', '', '']) + text


def identifier(rng):
    body = rng.choice([digits(rng, int(rng.integers(4, 12))), f'{word(rng)[:2].upper()}{digits(rng, 6)}', f'{digits(rng, 3)}-{digits(rng, 2)}-{digits(rng, 4)}',
                       f'{digits(rng, 8)}/{digits(rng, 2)}', f'MRN{digits(rng, 7)}', f'{digits(rng, 5)}.{digits(rng, 4)}'])
    return rng.choice(['ID: ', 'MRN ', 'Acc: ', '#', 'Patient ID: ', 'Pat.-Nr. ', '', '', '', '']) + body


def institution(rng):
    text = rng.choice([f'{word(rng)} {rng.choice(PLACES)}', f'{rng.choice(PLACES)} {word(rng)}', f'St. {word(rng)} {rng.choice(PLACES)}', f'Dr. {word(rng)}', f'{rng.choice(PLACES)} {word(rng)} {word(rng)}'])
    return text.upper() if rng.random() < 0.4 else text


def technical(rng):
    return rng.choice(TECHNICAL).format(a=int(rng.integers(20, 3000)), b=int(rng.integers(-900, 1500)), k=int(rng.integers(10, 140)), d=int(rng.integers(0, 10)))


KINDS = {'name': name, 'date': date, 'id': identifier, 'institution': institution, 'technical': technical, 'single': lambda rng: str(rng.choice(SINGLE))}
SHARES = [0.2, 0.17, 0.17, 0.1, 0.24, 0.12]


def line(rng):
    kind = str(rng.choice(list(KINDS), p=SHARES))
    return kind, str(KINDS[kind](rng))
